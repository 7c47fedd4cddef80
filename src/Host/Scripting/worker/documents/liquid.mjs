// Liquid templates: no files, no own tags beyond the standard, only own properties of the model.

import { parentPort, workerData } from 'node:worker_threads';
import { Liquid } from 'liquidjs';
import { failure } from '../failure.mjs';

const CACHED_TEMPLATES = 500;

const engine = new Liquid({
  templates: {},
  ownPropertyOnly: true,
  strictFilters: true,
  preserveTimezones: true,
  timezoneOffset: 0,
  parseLimit: workerData.maxTemplateCharacters,
  memoryLimit: workerData.memoryLimitUnits,
});
engine.registerFilter('base64', value => Buffer.from(String(value ?? '')).toString('base64'));
engine.registerFilter('keys', value => (value && typeof value === 'object' ? Object.keys(value) : []));

const parsed = new Map();
const text = bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

function parse(source) {
  let template = parsed.get(source);
  if (!template) {
    template = engine.parse(source);
    if (parsed.size >= CACHED_TEMPLATES) parsed.delete(parsed.keys().next().value);
    parsed.set(source, template);
  }
  return template;
}

parentPort.on('message', job => {
  try {
    const model = JSON.parse(text(job.parts[1]));
    const output = engine.renderSync(parse(text(job.parts[0])), model, { renderLimit: job.timeoutMs });
    const bytes = new TextEncoder().encode(output);
    if (bytes.length > job.maxOutputBytes) {
      parentPort.postMessage({ error: failure('tooLarge', `the result is larger than ${job.maxOutputBytes} bytes`) });
    } else {
      parentPort.postMessage({ parts: [bytes] }, [bytes.buffer]);
    }
  } catch (error) {
    parentPort.postMessage({ error: translate(error, job) });
  }
});
parentPort.postMessage({ ready: {} });

function translate(error, job) {
  const message = String(error.originalError?.message ?? error.message);
  if (/render limit exceeded|template render limit/.test(message)) return failure('timeout', `not finished after ${job.timeoutMs} ms`);
  if (/memory alloc limit exceeded/.test(message)) return failure('memory', 'the memory limit was reached');
  if (/parse length limit exceeded/.test(message)) return failure('tooLarge', 'the template is too long');
  // Without the excerpt of the template that liquidjs puts below.
  const first = message.split('\n')[0];
  const kind = error.name === 'ParseError' || error.name === 'TokenizationError' ? 'syntax' : 'runtime';
  return failure(kind, first, Number(/line:(\d+)/.exec(error.message)?.[1]));
}
