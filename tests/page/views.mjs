/* Every view of the page, in Debian's Chromium, as people use it: with the mouse, the keyboard, a
   small screen, a screen reader's eyes (axe-core), and a report that means harm.

   usage: node tests/page/views.mjs WEB_FOLDER BASE_URL
   Each check prints `ok WHAT` or `FAILED WHAT`. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [web, base] = process.argv.slice(2);
const require = createRequire(`${web}/package.json`);
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const ask = async (path) => (await fetch(base + path)).json();
const check = (ok, what, more = '') => console.log(ok ? `ok ${what}` : `FAILED ${what} ${typeof more === 'string' ? more : JSON.stringify(more)}`);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

/* A window in which nothing may go wrong: errors, refused scripts and requests elsewhere are counted. */
const wrong = [];
async function open({ width = 1280, dark = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 780 : 900 }, colorScheme: dark ? 'dark' : 'light' });
  await context.addInitScript(() => {
    window.refused = [];
    addEventListener('securitypolicyviolation', (e) => window.refused.push(e.violatedDirective));
  });
  const page = await context.newPage();
  page.on('pageerror', (e) => wrong.push(`${page.url()}: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') wrong.push(`${page.url()}: ${m.text()}`); });
  page.on('request', (r) => { if (!r.url().startsWith(base) && !r.url().startsWith('data:')) wrong.push(`${page.url()} asked for ${r.url()}`); });
  page.setDefaultTimeout(8000);
  page.visit = async (path) => {
    await page.goto(base + path);
    await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main > * p[role=status], main [aria-busy=true]'));
    await page.evaluate(() => document.fonts.ready);
  };
  return page;
}

const reports = (await ask('/reports.json')).rows;
const truce = reports.find((r) => r.name.endsWith('ceasefire-talks.txt')).report;
const hostile = reports.find((r) => r.name === 'hostile').report;
const { record } = await ask(`/report/${truce}.json`);
const nested = record.statements.find((s) => s.parent && s.cue.length);
const speaker = (await ask('/speakers.json?q=dorrek')).rows[0];
const VIEWS = { Reports: '/', Report: `/report/${truce}#${nested.id}`, Sayings: '/sayings?q=the', Repeated: '/repeated', Timeline: '/timeline',
  Speakers: '/speakers', Speaker: `/speaker/${speaker.id}`, Chains: '/chains' };

async function viewsAreThere(page) {
  for (const [name, path] of Object.entries(VIEWS)) {
    await page.visit(path);
    const links = await page.$$eval('.data a[data-plain]', (as) => as.map((a) => a.getAttribute('href')));
    const json = links.find((l) => /\.json/.test(l)), csv = links.find((l) => /\.csv/.test(l));
    const table = await (await fetch(base + csv)).text();
    const [plain, search] = path.split('#')[0].split('?');
    const own = plain === '/' ? '/reports' : plain;
    check(json === own + '.json' + (search ? `?${search}` : ''), `${name}: JSON at its own address`, links);
    check(typeof (await ask(json)) === 'object', `${name}: JSON is JSON`);
    check(table.startsWith('\ufeff') || /^[a-z_]+,/.test(table.replace(/^\ufeff/, '')), `${name}: CSV has names`, table.slice(0, 80));
  }
}

async function paintsAtOnce() {
  for (const path of ['/', VIEWS.Report, '/sayings']) {
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const page = await open();
      await page.visit(path);
      best = Math.min(best, await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 9999));
      await page.context().close();
    }
    check(best <= 500, `first paint of ${path.split('#')[0]} in ${Math.round(best)} ms, 500 at most`);
  }
}

async function report(page) {
  await page.visit(`/report/${truce}`);
  const shown = await page.$eval('.text', (t) => { const c = t.cloneNode(true); c.querySelectorAll('.number').forEach((n) => n.remove()); return c.textContent; });
  const bare = (s) => s.replace(/\s+/g, '');
  check(bare(shown) === bare(record.text), 'Report: the text is that of the record');
  check((await page.$$('.number')).length === record.statements.length, 'Report: every statement has its number');
  const bytes = Buffer.from(record.text), words = (spans) => spans.map(([b, e]) => bytes.subarray(b, e).toString()).join('');
  const n = record.statements.indexOf(nested);
  await page.click(`.number >> nth=${await page.$$eval('.number', (all, label) => all.findIndex((b) => b.textContent === label), String(n + 1))}`);
  const of = (role) => page.$$eval(`.chosen-${role}`, (all) => all.map((e) => e.textContent).join(''));
  check(bare(await of('cue')) === bare(words(nested.cue)), 'Report: the cue that is marked is the record\'s', await of('cue'));
  check(page.url().endsWith(`#${nested.id}`), 'Report: the statement is in the URL');
  const panel = await page.textContent('.chosen-record');
  check(panel.includes(nested.rule) && panel.includes(`${Math.round(nested.confidence * 100)} %`), 'Report: the record says why and how sure', panel);
  const event = record.events?.find((e) => e.statement === nested.id);
  check(!event || panel.includes(event.plover.event), 'Report: the events that a statement vouches for', event);
  check((await page.$$('.chain li')).length >= 3, 'Report: the chain is drawn from the report inwards');
  check((await page.$$('.seg-byline, .seg-caption, .seg-promo')).length >= 2, 'Report: what is no body text is set apart');
  const look = (role) => page.$eval(`.text .is-${role}`, (e) => { const s = getComputedStyle(e); return [s.textDecorationStyle, s.textDecorationColor]; });
  const source = await look('source'), cue = await look('cue');
  check(source[0] !== cue[0] && source[1] !== cue[1], 'Report: source and cue differ in line and in colour', [source, cue]);
  await page.click('.text .is-source >> nth=0');
  check(!page.url().endsWith(`#${nested.id}`) && page.url().includes('#st_'), 'Report: a click on the text chooses what stands there');
  await page.keyboard.press('Escape');
  check(!(await page.$('.chosen-record')), 'Report: Esc closes the record');
}

async function sayings(page) {
  await page.visit('/sayings');
  const all = (await ask('/sayings.json')).total;
  await page.fill('#words', 'talks');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=talks/);
  await page.waitForSelector('.sayings li');
  const sub = async () => Number((await page.textContent('.sub')).match(/([\d,]+) statement/)[1].replace(/,/g, ''));
  await page.waitForFunction((all) => !document.querySelector('.sub').textContent.startsWith(all.toLocaleString('en')), all);
  const found = await sub();
  check(found > 0 && found < all, 'Sayings: words narrow down', [found, all]);
  check((await page.$$eval('blockquote', (q) => q.every((b) => /talks/i.test(b.textContent)))), 'Sayings: the words around are shown');
  const facet = page.locator('.facet li >> nth=0'), n = Number(await facet.locator('.n').textContent());
  await facet.locator('a').click();
  await page.waitForURL(/speaker=\d+/);
  await page.waitForFunction((n) => Number(document.querySelector('.sub').textContent.match(/\d+/)?.[0]) === n, n);
  check(true, 'Sayings: a facet finds as many as it says');
  const url = page.url(), first = await page.textContent('.sayings li');
  await page.reload();
  await page.waitForSelector('.sayings li');
  check(page.url() === url && (await page.textContent('.sayings li')) === first, 'Sayings: all state is in the URL');
  await page.goBack();
  await page.waitForURL((u) => !u.search.includes('speaker'));
  check(page.url().includes('q=talks'), 'Sayings: back is back');
  await page.visit('/sayings?q=%22unclosed+%27+*+OR');
  check(!(await page.textContent('main')).includes('syntax'), 'Sayings: what is typed is words, never syntax');
  await page.visit('/sayings?since=nonsense');
  check((await page.textContent('[role=alert]')).includes('day'), 'Sayings: a fault is said in a sentence');
}

async function timeline(page) {
  await page.visit('/timeline');
  await page.waitForSelector('.chart .mark');
  const marks = (await page.$$('.mark')).length;
  check(marks > 20 && marks < 3000, 'Timeline: marks', marks);
  const box = await (await page.$('.chart')).boundingBox();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/since=/);
  const days = () => { const u = new URL(page.url()).searchParams; return (Date.parse(u.get('until')) - Date.parse(u.get('since'))) / 864e5; };
  const dragged = days();
  check(dragged > 30 && dragged < 400, 'Timeline: a stretch that is dragged over is looked at closer', dragged);
  const was = page.url();
  await page.keyboard.press('+');
  await page.waitForURL((u) => u.href !== was);
  check(days() < dragged * 0.7, 'Timeline: + goes nearer', [days(), dragged]);
  await page.keyboard.press('0');
  await page.waitForURL(/since=18/);
  check(days() > 10000, 'Timeline: 0 shows all time, from the oldest', days());
  await page.click('.as-table summary');
  check((await page.$$('.as-table tbody tr')).length > 20, 'Timeline: the same as a table');
}

async function speakers(page) {
  await page.visit('/speakers');
  await page.fill('#name', 'dorrek');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=dorrek/);
  await page.waitForFunction(() => document.querySelectorAll('.people tbody tr').length < 6);
  await page.click('.people tbody a');
  await page.waitForURL(/\/speaker\/\d+/);
  await page.waitForSelector('.sayings li');
  const answer = await ask(new URL(page.url()).pathname + '.json');
  check((await page.textContent('h1')) === answer.speaker[0].name, 'Speaker: the name');
  check((await page.$$('.sayings > li')).length === answer.rows.length && answer.rows.length > 1, 'Speaker: all that it said');
  const titles = await page.$$eval('.bars h2', (h) => h.map((e) => e.textContent));
  check(titles.includes('To whom') && titles.includes('Through whom'), 'Speaker: to whom, and through whom', titles);
}

async function chains(page) {
  await page.visit('/chains');
  await page.waitForSelector('.graph .node');
  await page.waitForTimeout(200);
  const boxes = await page.$$eval('.graph text', (all) => all.map((t) => { const b = t.getBoundingClientRect(); return [b.left, b.top + 3, b.right, b.bottom - 3]; }));
  let over = 0;
  for (let i = 0; i < boxes.length; i++) for (let k = 0; k < i; k++) {
    const [a, b] = [boxes[i], boxes[k]];
    if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) over++;
  }
  check(boxes.length >= 200 && over === 0, `Chains: ${boxes.length} names, none over another`, over);
  const before = boxes.length;
  await page.click('.graph .node >> nth=0');
  await page.waitForURL(/node=/);
  await page.waitForFunction((n) => document.querySelectorAll('.graph .node').length < n, before);
  check((await page.$$('.graph .node')).length >= 2, 'Chains: one name and those around it');
}

/* Tab goes round; what it does not reach is no control for those who have no mouse. */
async function keyboard(page) {
  for (const [name, path] of Object.entries(VIEWS)) {
    await page.visit(path);
    const all = await page.evaluate(() => {
      const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.disabled;
      const list = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(seen);
      list.forEach((e, i) => { e.dataset.tab = i; });
      return list.length;
    });
    const reached = new Set();
    for (let i = 0; i < all + 60 && reached.size < all; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.dataset.tab);
      if (at !== undefined) reached.add(at);
    }
    check(reached.size === all, `${name}: Tab reaches all ${all} controls`, `only ${reached.size}`);
  }
  await page.visit('/');
  await page.keyboard.press('?');
  check((await page.textContent('dialog.keys')).includes('go to chains'), 'Keys: ? shows them');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.keyboard.type('gt');
  await page.waitForURL(/timeline/);
  check(true, 'Keys: g t goes to the timeline');
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.id === 'words');
  check(true, 'Keys: / goes to the search');
  await page.keyboard.type('j?');
  check((await page.inputValue('#words')) === 'j?' && !(await page.$('dialog')), 'Keys: who types is not disturbed');
}

async function judging(page) {
  await page.visit(`/report/${truce}`);
  const latest = async () => (await ask(`/report/${truce}.json`)).corrections.at(-1);
  const until = async (verdict) => { for (let i = 0; i < 40; i++) { const c = await latest(); if (c?.verdict === verdict) return c; await page.waitForTimeout(50); } return latest(); };
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const accepted = await until('accept');
  check(accepted?.statement === record.statements[0].id && accepted.by === 'Tester', 'Judging: a accepts, and says who', accepted);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  check((await until('reject'))?.statement === record.statements[1].id, 'Judging: x rejects');
  await page.waitForSelector('.ledger li.rejected');
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.fill('dialog input >> nth=0', 'Ilan Dorrek (corrected)');
  await page.fill('dialog textarea >> nth=1', 'these words are not there');
  await page.click('dialog .primary');
  check((await page.textContent('dialog [role=alert]')).includes('does not stand'), 'Judging: words that are not there are refused');
  const s = record.statements[2], bytes = Buffer.from(record.text);
  await page.fill('dialog textarea >> nth=1', s.cue.map(([b, e]) => bytes.subarray(b, e).toString()).join('\n'));
  await page.fill('dialog textarea >> nth=2', 'the Assembly seeks a lasting ceasefire');
  await page.click('dialog .primary');
  const corrected = await until('correct');
  check(corrected?.fields.speaker === 'Ilan Dorrek (corrected)' && !('cue' in corrected.fields), 'Judging: c corrects, and keeps only what was changed', corrected);
  const [b, e] = corrected?.fields.content?.[0] ?? [0, 0];
  check(bytes.subarray(b, e).toString() === 'the Assembly seeks a lasting ceasefire', 'Judging: corrected words are places in the text');
  check((await ask(`/report/${truce}.json`)).record.statements[2].speaker?.name === s.speaker?.name, 'Judging: what was read stays as it was read');
  await page.waitForSelector('.verdicts');
  check((await page.textContent('.verdicts')).includes('Tester'), 'Judging: the record shows who corrected what');
}

async function giving(page) {
  await page.visit('/');
  await page.fill('#paste', 'Mill to close\n\n"The mill will close in May," said Ada Brandt, its manager.\n');
  await page.click('.give .primary');
  await page.waitForURL(/\/report\/\d+/);
  await page.waitForSelector('.number');
  check((await page.textContent('.entry-who')).includes('Ada Brandt'), 'Giving: what is pasted is read at once');
  await page.visit('/sayings');
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(['Bridge opens 🌉\n\nÅsa Grön said the “bridge” was 🎉 open. “We walked,” she added.\n'], 'bridge.txt', { type: 'text/plain' }));
    for (const type of ['dragover', 'drop']) dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  await page.waitForURL(/\/report\/\d+/);
  await page.waitForSelector('.number');
  const path = new URL(page.url()).pathname, dropped = (await ask(`${path}.json`)).record, bytes = Buffer.from(dropped.text);
  let right = 0;
  for (const [n, s] of dropped.statements.entries()) {
    await page.click(`.ledger button >> nth=${n}`);
    const cue = await page.$$eval('.chosen-cue', (all) => all.map((e) => e.textContent).join(''));
    if (cue === s.cue.map(([b, e]) => bytes.subarray(b, e).toString()).join('')) right++;
  }
  check(right === dropped.statements.length && right > 0, 'Giving: a file that is dropped is read, and its marks are right behind emoji', [right, dropped.statements.length]);
  check(reports.every((r) => r.report !== Number(path.split('/')[2])), 'Giving: it is kept');
}

async function harm(page) {
  for (const path of [`/report/${hostile}`, '/', '/sayings?q=script', '/speakers', '/chains', '/timeline', '/sayings?speaker=%3Cscript%3Ealert(1)%3C/script%3E']) {
    await page.visit(path);
    if (path.startsWith('/report')) {
      const text = await page.textContent('.text');
      check(text.includes('<script>window.hacked = 1</script>') && text.includes('<img src=x onerror='), 'Harm: markup in a report is text');
      for (const b of await page.$$('.ledger button')) await b.click();
    }
    const state = await page.evaluate(() => [window.hacked, window.refused.length, document.querySelectorAll('main img, main script, main iframe').length]);
    check(state[0] == null && state[1] === 0 && state[2] === 0, `Harm: nothing of it is run or refused at ${path.split('?')[0]}`, state);
  }
  const refused = await page.evaluate(async () => {
    const s = document.createElement('script');
    s.textContent = 'window.hacked = 2';
    document.body.append(s);
    await new Promise((r) => setTimeout(r, 50));
    return [window.hacked, window.refused];
  });
  check(refused[0] == null && refused[1].some((d) => d.startsWith('script-src')), 'Harm: an inline script would be refused', refused);
  wrong.splice(0, wrong.length, ...wrong.filter((w) => !w.includes('Content Security Policy')));
}

async function readers(width, dark) {
  const page = await open({ width, dark });
  for (const [name, path] of Object.entries(VIEWS)) {
    await page.visit(path);
    if (name === 'Timeline' || name === 'Chains') await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
    await page.evaluate(AXE);               // by the debugger: the page's own policy would refuse it
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const grave = violations.filter((v) => ['serious', 'critical'].includes(v.impact));
    check(!grave.length, `${name}: axe-core, ${width} px, ${dark ? 'dark' : 'light'}`, grave.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((x) => x.html.slice(0, 120)).join(' | ')}`).join('\n  '));
    if (width < 500) {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      check(wide <= width, `${name}: fits ${width} px`, `is ${wide} px wide`);
    }
  }
  await page.context().close();
}

const page = await open();
for (const step of [viewsAreThere, report, sayings, timeline, speakers, chains, keyboard, harm, judging, giving]) {
  try { await step(page); } catch (error) { check(false, `${step.name}: ${error.message.split('\n')[0]} at ${page.url()}`); }
}
for (const [width, dark] of [[1280, false], [1280, true], [360, false], [360, true]])
  try { await readers(width, dark); } catch (error) { check(false, `axe-core at ${width}: ${error.message.split('\n')[0]}`); }
try { await paintsAtOnce(); } catch (error) { check(false, `paint: ${error.message}`); }
wrong.splice(0, wrong.length, ...wrong.filter((w) => !/status of 400/.test(w)));
check(!wrong.length, 'no error and no request elsewhere in all of this', wrong.slice(0, 5));
await browser.close();
