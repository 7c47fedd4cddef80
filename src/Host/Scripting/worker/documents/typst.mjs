// Typst: one compiler that keeps templates and fonts in memory; the data of a request are files that exist
// only for it, under /.request. Typst itself reads nothing outside of the templates folder.

import { parentPort, workerData } from 'node:worker_threads';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { failure } from '../failure.mjs';
import { showableJson } from './coverage.mjs';

/** How many documents a memoized result may go unused before it is dropped. */
const CACHE_AGE = 4;
const EVICT_EVERY = 8;

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
    parentPort.postMessage({ error: translate(error) });
  }
});
parentPort.postMessage({ ready: {} });

function render({ template, files, parts, createdAt, standard }) {
  const paths = files.map(name => join(root, '.request', name));
  try {
    paths.forEach((path, i) => compiler.mapShadow(path, content(files[i], parts[i])));
    const result = compiler.compile({ mainFilePath: join(root, template), resetRead: false });
    const document = result.result;
    if (!document) throw result.takeDiagnostics() ?? result.takeError();
    return compiler.pdf(document, { pdfStandard: standard, pdfTags: false, creationTimestamp: createdAt });
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

/** Diagnostics quote the template, never the data; only the first is told. */
function translate(error) {
  // A SourceDiagnostic comes as the debug text of its fields.
  const first = error?.shortDiagnostics?.[0] ?? error?.code;
  const message = /message: "((?:[^"\\]|\\.)*)"/.exec(String(first))?.[1];
  return failure('runtime', message?.replaceAll('\\"', '"') ?? 'the document could not be made');
}
