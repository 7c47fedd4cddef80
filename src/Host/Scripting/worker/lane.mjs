// A lane: some threads that do one kind of work. A thread that misses its deadline, runs out of memory or
// answers that it is spent is thrown away, and a new one takes its place; the other lanes never notice.

import { Worker } from 'node:worker_threads';
import { failure } from './failure.mjs';

/** How long past its own deadline a thread may take to report the timeout itself, in milliseconds. */
const GRACE_MS = 250;

export class Lane {
  #script;
  #options;
  #idle = [];
  #queue = [];
  #threads = new Set();

  /** options: { threads, workerData, resourceLimits, onStuck } — onStuck: a thread could not be ended. */
  constructor(script, options) {
    this.#script = script;
    this.#options = options;
  }

  /** Resolves when every thread has said that it is ready. */
  async start() {
    await Promise.all(Array.from({ length: this.#options.threads }, () => this.#spawn()));
  }

  /** Resolves to { error } or { header, parts }; never rejects. */
  run(job) {
    return new Promise(resolve => {
      this.#queue.push({ job, resolve });
      this.#dispatch();
    });
  }

  #dispatch() {
    while (this.#queue.length && this.#idle.length) this.#assign(this.#idle.pop(), this.#queue.shift());
  }

  #assign(thread, task) {
    thread.task = task;
    thread.timer = setTimeout(() => this.#expire(thread), task.job.timeoutMs + GRACE_MS);
    // Copies of its own: a view would take the whole buffer of the pipe with it.
    const parts = task.job.parts.map(part => new Uint8Array(part));
    thread.worker.postMessage({ ...task.job, parts }, parts.map(part => part.buffer));
  }

  #spawn() {
    return new Promise((resolve, reject) => {
      const { workerData, resourceLimits } = this.#options;
      const worker = new Worker(this.#script, { workerData, resourceLimits, env: {}, stdout: true });
      worker.stdout.resume();
      const thread = { worker, task: null, timer: null, ready: false };
      this.#threads.add(thread);
      worker.on('message', message => {
        if (message.ready) {
          thread.ready = true;
          resolve(message.ready);
          this.#release(thread);
        } else {
          this.#settle(thread, message);
        }
      });
      worker.on('error', error => this.#fail(thread, error, reject));
      worker.on('exit', () => this.#fail(thread, null, reject));
    });
  }

  #settle(thread, { spent, ...answer }) {
    const task = this.#take(thread);
    if (spent) {
      this.#replace(thread);
    } else {
      this.#release(thread);
    }
    task?.resolve(answer);
  }

  #expire(thread) {
    const task = this.#take(thread);
    this.#replace(thread);
    task?.resolve({ error: failure('timeout', `not finished after ${task.job.timeoutMs} ms`) });
  }

  #fail(thread, error, reject) {
    if (!this.#threads.has(thread)) return;
    const task = this.#take(thread);
    if (!thread.ready) {
      this.#threads.delete(thread);
      reject(error ?? new Error('a thread ended before it was ready'));
      return;
    }
    this.#replace(thread);
    const memory = error?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    task?.resolve({ error: memory ? failure('memory', 'the memory limit was reached') : failure('crashed', 'the thread ended') });
  }

  #take(thread) {
    clearTimeout(thread.timer);
    const task = thread.task;
    thread.task = null;
    return task;
  }

  #release(thread) {
    if (!this.#threads.has(thread)) return;
    this.#idle.push(thread);
    this.#dispatch();
  }

  #replace(thread) {
    if (!this.#threads.delete(thread)) return;
    this.#idle = this.#idle.filter(t => t !== thread);
    // Native code (Typst) does not hear terminate(); then only ending the process helps.
    const stuck = setTimeout(this.#options.onStuck, 2000);
    thread.worker.terminate().finally(() => clearTimeout(stuck));
    this.#spawn().catch(this.#options.onStuck);
  }
}
