// All of Studio's requests pass here. An answer that it does not expect would break it, so such a one never reaches
// it: the frame says what happened and the page starts anew.
import { stop, tell } from './notices.js';

const main = document.getElementById('studio');
const pause = 2000;
const never = () => new Promise(() => {});
const wait = () => new Promise(done => setTimeout(done, pause));

export function guardFetch() {
  const original = window.fetch;
  window.fetch = async (resource, options) => {
    const request = { address: new URL(resource.url ?? resource, document.baseURI), method: options?.method ?? resource.method ?? 'GET' };
    const response = await reach(() => original(resource, options), request, options?.signal);
    return isApi(request.address) ? judge(response, request) : response;
  };
}

const isApi = address => address.origin === location.origin && address.pathname.startsWith('/elsa/');
const questions = /^\/elsa\/api\/(?:workflow-instances|workflow-instances\/[^/]+\/journal|activity-executions\/report|scripting\/.+|descriptors\/.+)$/;
const isReading = ({ method, address }) => method === 'GET' || method === 'HEAD' || (method === 'POST' && questions.test(address.pathname));

// A question may be asked again until the server is back; of a command nobody knows whether it arrived.
async function reach(send, request, signal) {
  for (;;) {
    try {
      const response = await send();
      tell(null);
      return response;
    } catch (error) {
      if (signal?.aborted || error.name === 'AbortError' || !isApi(request.address)) throw error;
      if (!isReading(request)) {
        stop('lost');
        return never();
      }
      tell('waiting');
      await wait();
    }
  }
}

async function judge(response, request) {
  if (response.status === 401) {
    location.assign(`${main.dataset.signIn}?returnUrl=${encodeURIComponent(location.pathname + location.search)}`);
    return never();
  }
  if (response.status === 403) {
    stop('denied', { detail: await missing(response) });
    return never();
  }
  if (response.status === 404 && isShown(request.address)) {
    stop('gone', { to: 'list' });
    return never();
  }
  if (response.status === 500 && response.headers.has('x-elsa-workflow-instance-id')) {
    // A run that ended with a fault: Studio shows it, but takes the status that an Elsa server gives it for a failed call.
    return new Response(response.body, { headers: response.headers });
  }
  if (response.status >= 500) {
    stop('failed');
    return never();
  }
  return response;
}

async function missing(response) {
  try {
    return (await response.json()).permission ?? '';
  } catch {
    return '';
  }
}

// What the page itself is about; other things may well be missing.
function isShown(address) {
  const id = /\/workflows\/(?:definitions|instances)\/([^/]+)\//.exec(location.pathname)?.[1];
  return id !== undefined && address.pathname.endsWith('/' + id);
}
