/* The picture of docs/page.md: usage: node web/shot.mjs BASE_URL FILE, while `hearsay serve` serves a
   ledger of samples/. */
import { chromium } from 'playwright-core';

const [base, file] = process.argv.slice(2);
const ask = async (path) => (await fetch(`${base}${path}.json`)).json();
const { report } = (await ask('/reports')).rows.find((r) => r.name.endsWith('ceasefire-talks.txt'));
const { record } = await ask(`/report/${report}`);
const relayed = record.statements.find((s) => s.parent && s.addressee);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
await page.goto(`${base}/report/${report}#${relayed.id}`);
await page.waitForSelector('.chosen-record');
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: file });
await browser.close();
