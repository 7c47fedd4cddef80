// QuickJS in WebAssembly: the script sees ECMAScript and the prelude's functions, nothing of Node.
// A runtime lives for one evaluation, so that neither globals, prototypes, symbols nor pending promise jobs
// reach the next one; the WebAssembly memory has a hard maximum, because QuickJS's own limit lets single
// native operations pass.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import { failure, Failure } from '../failure.mjs';

const PAGE = 64 * 1024;
const STACK_BYTES = 256 * 1024;
const prelude = readFileSync(new URL('./prelude.js', import.meta.url), 'utf8');

// How a script can be read, in this order: an expression, a program whose last statement counts, and the
// same with await or a top-level return. Nothing is put on lines of its own, so that line numbers stay right.
const EXPRESSION = { before: '(', after: '\n)' };
const PROGRAM = { before: '', after: '' };
const AWAITING = { before: '(async () => (', after: '\n))()' };
const BODY = { before: '(async function () {', after: '\n})()' };

export class Sandbox {
  #quickjs;
  #memory;
  #memoryLimitBytes;
  #forms = new Map();

  static async create(memoryLimitBytes) {
    const sandbox = new Sandbox();
    sandbox.#memoryLimitBytes = memoryLimitBytes;
    // 16 MB is what the module itself is built with; the rest is the room of the script.
    const maximum = 256 + Math.ceil(memoryLimitBytes / PAGE);
    sandbox.#memory = new WebAssembly.Memory({ initial: 256, maximum });
    sandbox.#quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory: sandbox.#memory }));
    return sandbox;
  }

  /** The answer as JSON text; throws a Failure. Any other exception means that this sandbox is spent. */
  evaluate(script, environmentJson, timeoutMs, maxOutputBytes) {
    const deadline = performance.now() + timeoutMs;
    const runtime = this.#quickjs.newRuntime();
    runtime.setMemoryLimit(this.#memoryLimitBytes);
    runtime.setMaxStackSize(STACK_BYTES);
    runtime.setInterruptHandler(() => performance.now() > deadline);
    const context = runtime.newContext();
    const owned = [];
    const own = handle => (owned.push(handle), handle);
    const value = result => {
      if (!result.error) return own(result.value);
      const error = describe(context, own(result.error));
      if (performance.now() > deadline) throw new Failure('timeout', `not finished after ${timeoutMs} ms`);
      throw limit(error, timeoutMs) ?? new Failure('runtime', `${error.name}: ${error.message}`, error.line);
    };
    // After an exception of the engine itself its memory cannot be trusted, nor freed.
    let broken = true;
    try {
      try {
        const collect = this.#install(context, own, value, environmentJson);
        const form = this.#form(context, script);
        const result = value(context.evalCode(form.before + script + form.after, 'script.js', { type: 'global' }));
        const settled = this.#settle(runtime, context, own, value, result, deadline, timeoutMs);
        const answer = value(context.callFunction(collect, context.undefined, settled));
        // UTF-16 units: one never needs more than three bytes, so most answers need no second look.
        const text = context.getString(answer);
        if (text.length > maxOutputBytes || Buffer.byteLength(text) > maxOutputBytes) {
          throw new Failure('tooLarge', `the result is larger than ${maxOutputBytes} bytes`);
        }
        broken = false;
        return text;
      } catch (error) {
        if (error instanceof Failure) broken = false;
        throw error;
      }
    } finally {
      if (!broken) {
        for (const handle of owned) if (handle.alive) handle.dispose();
        context.dispose();
        runtime.dispose();
      }
    }
  }

  #install(context, own, value, environmentJson) {
    const make = value(context.evalCode(prelude, 'prelude.js', { type: 'global' }));
    const uuid = own(context.newFunction('uuid', () => context.newString(randomUUID())));
    const environment = own(context.newString(environmentJson));
    return value(context.callFunction(make, context.undefined, environment, uuid));
  }

  #form(context, script) {
    const cached = this.#forms.get(script);
    if (cached) return cached;
    const failures = new Map();
    for (const form of [EXPRESSION, PROGRAM, AWAITING, BODY]) {
      const compiled = context.evalCode(form.before + script + form.after, 'script.js', { type: 'global', compileOnly: true });
      if (!compiled.error) {
        compiled.value.dispose();
        if (this.#forms.size >= 1000) this.#forms.clear();
        this.#forms.set(script, form);
        return form;
      }
      const error = describe(context, compiled.error);
      compiled.error.dispose();
      if (error.name !== 'SyntaxError') throw limit(error) ?? new Failure('runtime', `${error.name}: ${error.message}`);
      failures.set(form, error);
    }
    const told = failures.get(/\b(return|await)\b/.test(script) ? BODY : PROGRAM);
    throw new Failure('syntax', `${told.name}: ${told.message}`, told.line);
  }

  #settle(runtime, context, own, value, result, deadline, timeoutMs) {
    for (;;) {
      const state = context.getPromiseState(result);
      if (state.type === 'fulfilled') {
        if (!state.notAPromise) own(state.value);
        return state.value;
      }
      if (state.type === 'rejected') value({ error: state.error });
      if (performance.now() > deadline) throw new Failure('timeout', `not finished after ${timeoutMs} ms`);
      const ran = runtime.executePendingJobs(100);
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
  if (error === null || typeof error !== 'object') return { name: 'Error', message: `the script threw a ${typeof error}` };
  const text = value => (typeof value === 'string' ? value : '');
  const line = /script\.js:(\d+)/.exec(text(error.stack))?.[1];
  return { name: text(error.name) || 'Error', message: text(error.message), line: Number(line) };
}

function limit({ name, message }, timeoutMs) {
  if (name !== 'InternalError') return undefined;
  if (message === 'interrupted') return new Failure('timeout', `not finished after ${timeoutMs} ms`);
  if (message === 'out of memory') return new Failure('memory', 'the memory limit was reached');
  return undefined;
}
