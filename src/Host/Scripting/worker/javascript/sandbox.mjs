// QuickJS in WebAssembly: the script sees ECMAScript and the prelude's functions, nothing of Node.
// Runtime, context and prelude are built once; then the whole WebAssembly memory is copied, and every
// evaluation starts from that copy. So neither globals, prototypes, symbols nor pending promise jobs reach the
// next evaluation, and nothing is ever freed by hand. The memory has a hard maximum, because QuickJS's own
// limit lets single native operations pass.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import { failure, Failure } from '../failure.mjs';

const PAGE = 64 * 1024;
const STACK_BYTES = 256 * 1024;
const prelude = readFileSync(new URL('./prelude.js', import.meta.url), 'utf8');
const helpers = readFileSync(new URL('./helpers.js', import.meta.url), 'utf8');

// How a script can be read, in this order: an expression, a program whose last statement counts, and the
// same with await or a top-level return. Nothing is put on lines of its own, so that line numbers stay right.
const EXPRESSION = { before: '(', after: '\n)' };
const PROGRAM = { before: '', after: '' };
const AWAITING = { before: '(async () => (', after: '\n))()' };
const BODY = { before: '(async function () {', after: '\n})()' };

export class Sandbox {
  #memory;
  #runtime;
  #context;
  #prelude;
  #snapshot;
  #deadline = Infinity;
  #forms = new Map();

  static async create(memoryLimitBytes) {
    const sandbox = new Sandbox();
    // 16 MB is what the module itself is built with; the rest is the room of the script.
    const maximum = 256 + Math.ceil(memoryLimitBytes / PAGE);
    sandbox.#memory = new WebAssembly.Memory({ initial: 256, maximum });
    const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory: sandbox.#memory }));
    sandbox.#runtime = quickjs.newRuntime();
    sandbox.#runtime.setMemoryLimit(memoryLimitBytes);
    sandbox.#runtime.setMaxStackSize(STACK_BYTES);
    sandbox.#runtime.setInterruptHandler(() => performance.now() > sandbox.#deadline);
    sandbox.#context = sandbox.#runtime.newContext();
    sandbox.#prepare(sandbox.#context);
    return sandbox;
  }

  #prepare(context) {
    const make = context.unwrapResult(context.evalCode(prelude, 'prelude.js', { type: 'global' }));
    const uuid = context.newFunction('uuid', () => context.newString(randomUUID()));
    // QuickJS seeds its own generator with the context, which from now on is always the same one.
    const random = context.newFunction('random', () => context.newNumber(Math.random()));
    this.#prelude = context.unwrapResult(context.callFunction(make, context.undefined, uuid, random, context.newString(helpers)));
    const bytes = new Uint8Array(this.#memory.buffer);
    let end = bytes.length;
    while (bytes[end - 1] === 0) end--;
    this.#snapshot = bytes.slice(0, end);
  }

  /** The answer as JSON text; throws a Failure. Any other exception means that this sandbox is spent. */
  evaluate(script, environmentJson, timeoutMs, maxOutputBytes) {
    new Uint8Array(this.#memory.buffer).set(this.#snapshot);
    this.#deadline = performance.now() + timeoutMs;
    const context = this.#context;
    const value = result => {
      if (!result.error) return result.value;
      const error = describe(context, result.error);
      if (performance.now() > this.#deadline) throw late(timeoutMs);
      throw limit(error, timeoutMs) ?? new Failure('runtime', `${error.name}: ${error.message}`, error.line);
    };
    const collect = value(context.callFunction(this.#prelude, context.undefined, context.newString(environmentJson)));
    const form = this.#form(context, script);
    const result = value(context.evalCode(form.before + script + form.after, 'script.js', { type: 'global' }));
    const settled = this.#settle(context, value, result, timeoutMs);
    const text = context.getString(value(context.callFunction(collect, context.undefined, settled)));
    if (text.length > maxOutputBytes || Buffer.byteLength(text) > maxOutputBytes) {
      throw new Failure('tooLarge', `the result is larger than ${maxOutputBytes} bytes`);
    }
    return text;
  }

  #form(context, script) {
    const cached = this.#forms.get(script);
    if (cached) return cached;
    const failures = new Map();
    for (const form of [EXPRESSION, PROGRAM, AWAITING, BODY]) {
      const compiled = context.evalCode(form.before + script + form.after, 'script.js', { type: 'global', compileOnly: true });
      if (!compiled.error) {
        if (this.#forms.size >= 1000) this.#forms.clear();
        this.#forms.set(script, form);
        return form;
      }
      const error = describe(context, compiled.error);
      if (error.name !== 'SyntaxError') throw limit(error, 0) ?? new Failure('runtime', `${error.name}: ${error.message}`);
      failures.set(form, error);
    }
    const told = failures.get(/\b(return|await)\b/.test(script) ? BODY : PROGRAM);
    throw new Failure('syntax', `${told.name}: ${told.message}`, told.line);
  }

  #settle(context, value, result, timeoutMs) {
    for (;;) {
      const state = context.getPromiseState(result);
      if (state.type === 'fulfilled') return state.value;
      if (state.type === 'rejected') value({ error: state.error });
      if (performance.now() > this.#deadline) throw late(timeoutMs);
      const ran = this.#runtime.executePendingJobs(100);
      if (ran.error) value(ran);
      else if (ran.value === 0) throw new Failure('runtime', 'the script waits for a promise that nothing will settle');
    }
  }
}

function describe(context, handle) {
  let error;
  try {
    error = context.dump(handle);
  } catch {
    error = null;
  }
  if (error === null || typeof error !== 'object') return { name: 'Error', message: `the script threw no error object` };
  const text = value => (typeof value === 'string' ? value : '');
  const line = /script\.js:(\d+)/.exec(text(error.stack))?.[1];
  return { name: text(error.name) || 'Error', message: text(error.message), line: Number(line) };
}

function late(timeoutMs) {
  return new Failure('timeout', `not finished after ${timeoutMs} ms`);
}

function limit({ name, message }, timeoutMs) {
  if (name !== 'InternalError') return undefined;
  if (message === 'interrupted') return late(timeoutMs);
  if (message === 'out of memory') return new Failure('memory', 'the memory limit was reached');
  return undefined;
}
