// Runs inside the sandbox: the functions that Elsa's scripts know (contract, section 6.5).
// The outer function runs once, before the memory is copied; the inner one before each script.
// What they take from their arguments stays in their closures and is no global.
(function (uuid, random, helpersSource) {
  'use strict';
  // The script may replace any of these; the collecting of results must not depend on it.
  const evaluate = eval;
  const { parse, stringify } = JSON;
  const { keys, defineProperty, create } = Object;
  const has = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
  Math.random = random;
  const helpers = evaluate(helpersSource)(uuid);
  for (const name of keys(helpers)) defineProperty(globalThis, name, { value: helpers[name], writable: true, configurable: true });
  const pascal = name => name.replace(/(?:^|[_\s.-]+)([^_\s.-])/g, (_, first) => first.toUpperCase());
  const global = (name, value) => {
    if (has(globalThis, name)) return;
    defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const own = (object, name) => (has(object, name) ? object[name] : undefined);
  // JSON has no bytes and no undefined; bytes become Base64, as in every JSON that .NET writes.
  const plain = (_, value) => (value instanceof Uint8Array ? helpers.bytesToBase64(value) : typeof value === 'bigint' ? value.toString() : value);

  return function (environmentJson) {
    const environment = parse(environmentJson);

    const variables = environment.variables ?? {};
    const input = environment.input ?? {};
    const outputs = environment.outputs ?? [];
    const before = create(null);
    for (const name of keys(variables)) before[name] = stringify(variables[name]);
    const state = { outcomes: [], correlationId: environment.correlationId ?? null, workflowInstanceName: environment.workflowInstanceName ?? null };
    const known = { correlationId: state.correlationId, workflowInstanceName: state.workflowInstanceName };

    const put = (name, value) => {
      defineProperty(variables, name, { value, writable: true, configurable: true, enumerable: true });
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
  };
})
