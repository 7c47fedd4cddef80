// The Host's worker: reads requests from stdin, answers on stdout, ends when stdin ends.
// This thread only routes; each kind of work has its own threads (lane.mjs).

import { createRequire } from 'node:module';
import { failure } from './failure.mjs';
import { frame, frameReader } from './frames.mjs';
import { Lane } from './lane.mjs';

// Only frames may reach stdout: whatever a library prints goes to stderr.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const send = (header, parts) => write(frame(header, parts));
const onStuck = () => process.exit(70);

let lanes;

async function start(options) {
  const javascript = new Lane(new URL('./javascript/thread.mjs', import.meta.url), {
    threads: options.javaScriptThreads,
    workerData: { memoryLimitBytes: options.javaScriptMemoryBytes },
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
    onStuck,
  });
  const liquid = new Lane(new URL('./documents/liquid.mjs', import.meta.url), {
    threads: 1,
    workerData: { maxTemplateCharacters: options.maxTemplateCharacters, memoryLimitUnits: options.liquidMemoryBytes },
    resourceLimits: { maxOldGenerationSizeMb: 4 * Math.ceil(options.liquidMemoryBytes / 1024 / 1024) },
    onStuck,
  });
  const typst = new Lane(new URL('./documents/typst.mjs', import.meta.url), {
    threads: options.typstThreads,
    workerData: { templatesPath: options.templatesPath },
    onStuck,
  });
  lanes = { javascript, liquid, typst };
  await Promise.all(Object.values(lanes).map(lane => lane.start()));
  send({ op: 'hello', versions: versions() });
}

function versions() {
  const require = createRequire(import.meta.url);
  const of = name => require(`./node_modules/${name}/package.json`).version;
  return {
    node: process.versions.node,
    typst: of('@myriaddreamin/typst-ts-node-compiler'),
    liquid: of('liquidjs'),
    quickjs: of('quickjs-emscripten'),
  };
}

async function handle(header, parts) {
  const { id, op, ...job } = header;
  if (op === 'start') {
    await start(header).catch(error => {
      const missing = error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND';
      write(frame({ op: 'failed', error: failure(missing ? 'missing' : 'crashed', error?.message) }), () => process.exit(78));
    });
  } else if (op === 'ping') {
    send({ id, rssBytes: process.memoryUsage.rss() });
  } else if (lanes?.[op]) {
    const answer = await lanes[op].run({ ...job, parts });
    send({ id, error: answer.error }, answer.parts);
  } else {
    send({ id, error: failure('crashed', `unknown operation ${op}`) });
  }
}

const read = frameReader((header, parts) => void handle(header, parts));
process.stdin.on('data', read);
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
