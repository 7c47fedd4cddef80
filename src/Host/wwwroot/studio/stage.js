// One element at a time: each brings its own layer for popovers, and a second one would be refused by Studio.
import { say } from './words.js';

const main = document.getElementById('studio');
const endpoint = location.origin + main.dataset.api;
let live;
let turn = Promise.resolve();
let wanted;

// All elements are defined together, when Blazor runs.
export const whenStarted = customElements.whenDefined('elsa-workflow-definition-list');

export function show(place) {
  wanted = place;
  turn = turn.then(() => (wanted === place ? change(place) : undefined));
}

async function change(place) {
  await whenStarted;
  if (live) await dispose(live);
  const element = document.createElement(place.element);
  element.setAttribute('remote-endpoint', endpoint);
  for (const [name, value] of Object.entries(place.attributes ?? {})) element.setAttribute(name, value);
  for (const [name, call] of Object.entries(place.calls ?? {})) element[name] = call;
  live = element;
  main.replaceChildren(element);
}

// Blazor would wait a second before it lets go of a removed element.
async function dispose(element) {
  const rendered = element._addRootComponentPromise;
  element.remove();
  clearTimeout(element._disposalTimeoutHandle);
  element._isDisposed = true;
  main.textContent = say('loading');
  try {
    (await rendered)?.dispose();
  } catch {
    // It broke while it was on show; its error has been told.
  }
}
