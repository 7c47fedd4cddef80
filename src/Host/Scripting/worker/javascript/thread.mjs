import { parentPort, workerData } from 'node:worker_threads';
import { failure, Failure } from '../failure.mjs';
import { Sandbox } from './sandbox.mjs';

/** After so many evaluations a thread makes room for a new one: fragmentation has an end. */
const EVALUATIONS_PER_THREAD = 100_000;

const sandbox = await Sandbox.create(workerData.memoryLimitBytes);
let evaluations = 0;

parentPort.on('message', job => {
  const [script, environment] = job.parts;
  try {
    const text = sandbox.evaluate(decode(script), decode(environment), job.timeoutMs, job.maxOutputBytes);
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

function decode(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
