import { parentPort, workerData } from 'node:worker_threads';
import { failure, Failure } from '../failure.mjs';
import { Sandbox } from './sandbox.mjs';

/** After so many evaluations a thread makes room for a new one: fragmentation has an end. */
const EVALUATIONS_PER_THREAD = 100_000;

const sandbox = await Sandbox.create(workerData.memoryLimitBytes);
let evaluations = 0;

parentPort.on('message', job => {
  const [environment, ...scripts] = job.parts;
  try {
    const text = scripts.length === 1
      ? sandbox.evaluate(decode(scripts[0]), decode(environment), job.timeoutMs, job.maxOutputBytes)
      : evaluateAll(scripts, decode(environment), job);
    const answer = new TextEncoder().encode(text);
    parentPort.postMessage({ parts: [answer], spent: ++evaluations >= EVALUATIONS_PER_THREAD }, [answer.buffer]);
  } catch (error) {
    if (error instanceof Failure) {
      const { kind } = error.failure;
      // The heap grows and never shrinks: after a memory failure the next script gets a fresh one.
      parentPort.postMessage({ error: error.failure, spent: kind === 'memory' || kind === 'timeout' });
    } else {
      const deep = error instanceof RangeError;
      parentPort.postMessage({ error: deep ? failure('runtime', 'nested or recursive beyond the stack') : failure('crashed', 'the engine failed'), spent: true });
    }
  }
});
parentPort.postMessage({ ready: {} });

// One after the other, each in a fresh copy; what a script set is there for the next. The answer is a JSON list.
function evaluateAll(scripts, environmentJson, job) {
  const environment = JSON.parse(environmentJson);
  const answers = [];
  let size = 2;
  for (const script of scripts) {
    const text = sandbox.evaluate(decode(script), JSON.stringify(environment), job.timeoutMs / scripts.length, job.maxOutputBytes);
    size += Buffer.byteLength(text) + 1;
    if (size > job.maxOutputBytes) throw new Failure('tooLarge', `the results are larger than ${job.maxOutputBytes} bytes`);
    answers.push(text);
    const answer = JSON.parse(text);
    environment.variables = { ...environment.variables, ...answer.variables };
    for (const name of answer.removed) delete environment.variables[name];
    for (const name of ['correlationId', 'workflowInstanceName']) if (name in answer) environment[name] = answer[name];
  }
  return `[${answers.join(',')}]`;
}

function decode(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
