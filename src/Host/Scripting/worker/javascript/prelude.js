// Runs inside the sandbox, before the script: the functions that Elsa's scripts know (contract, section 6.5).
// It is one function expression; what it takes from its arguments stays in its closure and is no global.
(function (environmentJson, uuid) {
  'use strict';
  // The script may replace any of these; the collecting of results must not depend on it.
  const { parse, stringify } = JSON;
  const { keys, defineProperty, create } = Object;
  const has = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  const environment = parse(environmentJson);

  const variables = environment.variables ?? {};
  const input = environment.input ?? {};
  const outputs = environment.outputs ?? [];
  const before = create(null);
  for (const name of keys(variables)) before[name] = stringify(variables[name]);
  const state = { outcomes: [], correlationId: environment.correlationId ?? null, workflowInstanceName: environment.workflowInstanceName ?? null };
  const known = { correlationId: state.correlationId, workflowInstanceName: state.workflowInstanceName };

  const pascal = name => name.replace(/(?:^|[_\s.-]+)([^_\s.-])/g, (_, first) => first.toUpperCase());
  const global = (name, value) => {
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) || has(globalThis, name)) return;
    defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const own = (object, name) => (has(object, name) ? object[name] : undefined);
  const put = (name, value) => {
    defineProperty(variables, name, { value, writable: true, configurable: true, enumerable: true });
  };

  const utf8 = text => {
    const encoded = unescape(encodeURIComponent(String(text)));
    return Uint8Array.from(encoded, c => c.charCodeAt(0));
  };
  const text = bytes => {
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return decodeURIComponent(escape(binary));
  };
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const toBase64 = bytes => {
    let out = '';
    for (let i = 0; i < bytes.length; i += 3) {
      const n = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
      out += alphabet[n >> 18] + alphabet[(n >> 12) & 63]
        + (i + 1 < bytes.length ? alphabet[(n >> 6) & 63] : '=') + (i + 2 < bytes.length ? alphabet[n & 63] : '=');
    }
    return out;
  };
  const fromBase64 = base64 => {
    const clean = String(base64).replace(/[\s=]+/g, '');
    const bytes = new Uint8Array(Math.floor(clean.length * 3 / 4));
    let bits = 0, value = 0, at = 0;
    for (const c of clean) {
      const digit = alphabet.indexOf(c);
      if (digit < 0) throw new TypeError('not Base64');
      value = ((value << 6) | digit) & 0xffffff;
      bits += 6;
      if (bits >= 8) bytes[at++] = (value >> (bits -= 8)) & 255;
    }
    return bytes;
  };
  const shortGuid = () => {
    const hex = uuid().replaceAll('-', '');
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16));
    return toBase64(bytes).slice(0, 22).replaceAll('/', '_').replaceAll('+', '-');
  };

  const outputFrom = (activity, name) => {
    const found = outputs.filter(o => o.activityId === activity || o.activityName === activity);
    const match = name === undefined ? found[0] : found.find(o => o.outputName === name);
    return match ? match.value : undefined;
  };
  const setOutcomes = (...names) => {
    state.outcomes = names.flat().map(String);
  };

  const api = {
    variables,
    input,
    getVariable: name => own(variables, name),
    setVariable: put,
    getInput: name => own(input, name),
    getOutputFrom: outputFrom,
    getLastResult: () => environment.lastResult,
    getWorkflowDefinitionId: () => environment.workflowDefinitionId,
    getWorkflowDefinitionVersionId: () => environment.workflowDefinitionVersionId,
    getWorkflowDefinitionVersion: () => environment.workflowDefinitionVersion,
    getWorkflowInstanceId: () => environment.workflowInstanceId,
    getCorrelationId: () => state.correlationId,
    setCorrelationId: value => { state.correlationId = value == null ? null : String(value); },
    getWorkflowInstanceName: () => state.workflowInstanceName,
    setWorkflowInstanceName: value => { state.workflowInstanceName = value == null ? null : String(value); },
    isNullOrEmpty: value => value == null || value === '',
    isNullOrWhiteSpace: value => value == null || /^\s*$/.test(value),
    toJson: value => stringify(value),
    parseGuid: value => {
      const hex = String(value).replace(/[-{}()\s]/g, '').toLowerCase();
      if (!/^[0-9a-f]{32}$/.test(hex)) throw new TypeError('not a GUID');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    newGuid: uuid,
    newGuidString: uuid,
    getGuidString: uuid,
    newShortGuid: shortGuid,
    getShortGuid: shortGuid,
    bytesToString: text,
    bytesFromString: utf8,
    bytesToBase64: toBase64,
    bytesFromBase64: fromBase64,
    stringToBase64: value => toBase64(utf8(value)),
    stringFromBase64: value => text(fromBase64(value)),
    streamToBytes: value => (typeof value === 'string' ? fromBase64(value) : value),
    streamToBase64: value => (typeof value === 'string' ? value : toBase64(value)),
    setOutcome: name => setOutcomes(name),
    setOutcomes,
  };
  if (environment.configuration) api.getConfig = key => own(environment.configuration, key);
  for (const name of keys(api)) global(name, api[name]);
  for (const name of keys(input)) {
    for (const n of new Set([name, pascal(name)])) global('get' + n, () => own(input, name));
  }
  for (const name of [...(environment.variableNames ?? []), ...keys(variables)]) {
    for (const n of new Set([name, pascal(name)])) {
      global('get' + n, () => own(variables, name));
      global('set' + n, value => put(name, value));
    }
  }
  for (const o of outputs) {
    global(`get${pascal(o.outputName)}From${pascal(o.activityName ?? o.activityId)}`, () => outputFrom(o.activityId, o.outputName));
  }

  // JSON has no bytes and no undefined; bytes become Base64, as in every JSON that .NET writes.
  const plain = (_, value) => (value instanceof Uint8Array ? toBase64(value) : typeof value === 'bigint' ? value.toString() : value);

  // Called once after the script, with its awaited value: the answer as JSON text.
  return value => {
    const changed = create(null);
    const removed = [];
    for (const name of keys(variables)) {
      const now = stringify(variables[name], plain);
      if (now !== before[name]) changed[name] = now === undefined ? 'null' : now;
    }
    for (const name of keys(before)) if (!has(variables, name)) removed.push(name);
    const answer = [`"value":${stringify(value, plain) ?? 'null'}`];
    answer.push(`"variables":{${keys(changed).map(n => `${stringify(n)}:${changed[n]}`).join(',')}}`);
    answer.push(`"removed":${stringify(removed)}`, `"outcomes":${stringify(state.outcomes)}`);
    for (const name of keys(known)) if (state[name] !== known[name]) answer.push(`${stringify(name)}:${stringify(state[name])}`);
    return `{${answer.join(',')}}`;
  };
})
