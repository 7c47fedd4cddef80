// The frame around Elsa Studio: shows the element that belongs to the address, and keeps the two together.
import { guardFetch } from './gate.js';
import { placeOf } from './places.js';
import { show, whenStarted } from './stage.js';
import { say } from './words.js';

const base = new URL(document.baseURI).pathname;
let shown;

guardFetch();
if (location.pathname.length <= base.length) history.replaceState(null, '', base + 'workflows/definitions');
watchAddress();
document.addEventListener('click', follow);
document.querySelector('#blazor-error-ui .reload').addEventListener('click', reload);
enter();

function enter() {
  // Only the path decides: the lists keep their filters in the query.
  const path = location.pathname.slice(base.length);
  if (path === shown) return;
  shown = path;
  const place = placeOf(path, go);
  document.title = `${say(place.title)} – WorkflowConnect`;
  for (const link of document.querySelectorAll('a[data-page]')) {
    if (path.startsWith(link.getAttribute('href'))) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  show(place);
}

// Studio changes the address itself, after a run for instance, and leaves it to the page to follow.
function watchAddress() {
  addEventListener('popstate', () => queueMicrotask(enter));
  for (const name of ['pushState', 'replaceState']) {
    const original = history[name];
    history[name] = function (...values) {
      original.apply(this, values);
      queueMicrotask(enter);
    };
  }
}

// Through Blazor, which otherwise would go on believing in the old address and write its filters there.
async function go(path) {
  await whenStarted;
  window.Blazor.navigateTo(base + path);
}

function follow(event) {
  const link = event.target.closest?.('a[data-page]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute('href'));
}

function reload(event) {
  event.preventDefault();
  location.reload();
}
