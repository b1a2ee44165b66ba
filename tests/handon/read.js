// Reads exports with other people's libraries and writes, as understood.json, what they made of them.
// usage: node read.js FOLDER TERMS   (FOLDER holds the exports; run where node_modules is)
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const load = createRequire(path.join(process.cwd(), 'here.js'));
const [folder, terms] = process.argv.slice(2);
const file = name => path.join(folder, name);
const text = name => fs.readFileSync(file(name), 'utf8');

// Frictionless: the description against the profile, every cell against its type and limits,
// every foreign key against its table.
async function dataPackage(name) {
  const { Package } = load('datapackage');
  const folder = file(name);
  const found = await Package.load(path.join(folder, 'datapackage.json'), { basePath: folder, strict: true });
  const tables = {};
  for (const resource of found.resources) {
    await resource.checkRelations();
    tables[resource.name] = await resource.read({ keyed: true });
  }
  return { valid: found.valid, tables };
}

// JSON-LD: safe mode fails on every property that the terms do not know. The context is looked
// up here, where there is no network, under its own address.
async function annotations(name) {
  const jsonld = load('jsonld');
  const context = JSON.parse(fs.readFileSync(terms, 'utf8'));
  const documentLoader = async url => {
    if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error('unexpected context ' + url);
    return { contextUrl: null, documentUrl: url, document: context };
  };
  const expanded = await jsonld.expand(JSON.parse(text(name)), { documentLoader, safe: true });
  const quads = await jsonld.toRDF(expanded, { safe: true });
  const count = type => quads.filter(q => q.predicate.value.endsWith('#type') && q.object.value.endsWith('#' + type)).length;
  return { annotations: count('Annotation'), quotes: count('TextQuoteSelector'), positions: count('TextPositionSelector') };
}

function citations(name) {
  const { Cite } = load('@citation-js/core');
  load('@citation-js/plugin-csl');
  load('@citation-js/plugin-ris');
  const cited = new Cite(text(name));
  const items = cited.data.map(({ _graph, ...item }) => item);
  return { items, printed: cited.format('bibliography', { format: 'text', template: 'apa' }) };
}

(async () => {
  const found = {
    package: await dataPackage('package'),
    exact: await dataPackage('exact-package'),
    annotations: await annotations('all.jsonld'),
    csl: citations('all.json'),
    ris: citations('all.ris'),
  };
  fs.writeFileSync(file('understood.json'), JSON.stringify(found));
})().catch(fault => {
  console.error(fault.message, (fault.errors || []).map(e => e.message).join('; '));
  process.exit(1);
});
