// What the frame tells when Studio itself would break: a dialog that leads on, or a line that goes away again.
import { say } from './words.js';

const dialog = document.getElementById('shell-dialog');
const notice = document.getElementById('shell-notice');
const listed = new URL('workflows/definitions', document.baseURI);

// After it nothing that was begun goes on, because the page is loaded anew.
export function stop(what, { to = 'reload', detail = '' } = {}) {
  if (dialog.open) return;
  dialog.querySelector('h2').textContent = say(what);
  dialog.querySelector('p').textContent = say(`${what}.text`);
  dialog.querySelector('p + p').textContent = detail;
  dialog.querySelector('button').textContent = say(to);
  dialog.addEventListener('close', () => (to === 'list' ? location.assign(listed) : location.reload()), { once: true });
  dialog.showModal();
}

export function tell(what) {
  notice.textContent = what ? say(what) : '';
  notice.hidden = !what;
}
