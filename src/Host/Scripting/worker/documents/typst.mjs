// Typst: one compiler that keeps templates and fonts in memory; the data of a request are files that exist
// only for it, under /.request. Typst itself reads nothing outside of the templates folder.

import { parentPort, workerData } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Failure, failure } from '../failure.mjs';
import { showableJson } from './coverage.mjs';

/** How many documents a memoized result may go unused before it is dropped. */
const CACHE_AGE = 4;
const EVICT_EVERY = 8;

/** Typst's severity of an error; a call on the way to it has another one. */
const ERROR = 1;
const QUOTED = /"((?:[^"\\]|\\.)*)"|`([^`]*)`/g;

const root = workerData.templatesPath;
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [join(root, 'fonts')] }] });
const showable = showableJson(join(root, 'fonts'));
let sinceEviction = 0;

parentPort.on('message', job => {
  try {
    const pdf = render(job);
    if (pdf.length > job.maxOutputBytes) {
      parentPort.postMessage({ error: failure('tooLarge', `the document is larger than ${job.maxOutputBytes} bytes`) });
    } else {
      const bytes = new Uint8Array(pdf);
      parentPort.postMessage({ parts: [bytes] }, [bytes.buffer]);
    }
  } catch (error) {
    parentPort.postMessage({ error: translate(error, job) });
  }
});
parentPort.postMessage({ ready: {} });

function render(job) {
  const { template, files, parts, createdAt, standard } = job;
  const main = join(root, template);
  const paths = files.map(name => join(root, '.request', name));
  try {
    paths.forEach((path, i) => compiler.mapShadow(path, content(files[i], parts[i])));
    const compiled = compiler.compile({ mainFilePath: main, resetRead: false });
    if (!compiled.result) throw wrong(compiler.fetchDiagnostics(compiled.takeError()), job);
    return compiler.pdf(compiled.result, { pdfStandard: standard, pdfTags: false, creationTimestamp: createdAt });
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
    if (++sinceEviction >= EVICT_EVERY) {
      sinceEviction = 0;
      compiler.evictCache(CACHE_AGE);
    }
  }
}

function content(name, part) {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return showable && name.endsWith('.json') ? Buffer.from(showable(bytes.toString('utf8'))) : bytes;
}

/** The first error of a compilation, at its own place or at the nearest call that has one. */
function wrong(diagnostics, job) {
  const first = diagnostics.findIndex(d => d.severity === ERROR);
  if (first < 0) return new Failure('runtime', 'the document could not be made');
  const end = diagnostics.findIndex((d, i) => i > first && d.severity === ERROR);
  const placed = diagnostics.slice(first, end < 0 ? undefined : end).find(d => d.range);
  const { path, message } = diagnostics[first];
  const file = path || join(root, job.template);
  return new Failure('runtime', `${relative(root, file)}: ${withoutData(message, file, job)}`, placed && placed.range.start.line + 1);
}

/** An exception of the compiler's own: the export (PDF/A) gives the debug text of a diagnostic as its code. */
function translate(error, job) {
  if (error instanceof Failure) return error.failure;
  const message = /message: "((?:[^"\\]|\\.)*)"/.exec(String(error?.code))?.[1];
  return failure('runtime', message ? withoutData(message.replaceAll('\\"', '"'), join(root, job.template), job) : 'the document could not be made');
}

/** A message may quote a value; only what stands in the template, like the name of a missing key, is passed on. */
function withoutData(message, path, job) {
  const source = readFileSync(path, 'utf8');
  return texts(job)
    .filter(text => message.includes(text) && !source.includes(text))
    .sort((a, b) => b.length - a.length)
    .reduce((cleaned, text) => cleaned.replaceAll(text, '…'), message)
    .replace(QUOTED, (whole, a, b) => (source.includes(a ?? b) ? whole : '"…"'));
}

/** Every text and number in the request's JSON files, as it was and as the template saw it. */
function texts({ files, parts }) {
  const found = new Set();
  const note = (_, value) => {
    if (value !== null && typeof value !== 'object' && value !== '') found.add(String(value));
    return value;
  };
  files.forEach((name, i) => {
    if (!name.endsWith('.json')) return;
    JSON.parse(Buffer.from(parts[i]).toString('utf8'), note);
    JSON.parse(content(name, parts[i]).toString('utf8'), note);
  });
  return [...found];
}
