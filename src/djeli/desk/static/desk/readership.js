// Renews the numbers every ten seconds while somebody looks. The new markup is laid over the old,
// node by node, so that focus, scroll and what was unfolded stay. Without this the link "Refresh" does.
const EVERY = 10000;
const box = document.querySelector('[data-audience]');
let paused = false;
let timer = 0;
let busy = false;

const part = (name) => box.querySelector(`[data-audience-${name}]`);
const key = (node) => (node.nodeType === 1 ? node.id || node.dataset.key || '' : '');
const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && key(a) === key(b);

// Makes `old` what `fresh` is. Whether details are open is the reader's, not the server's.
function lay(old, fresh) {
  if (old.nodeType !== 1) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(name === 'open' && old.localName === 'details')) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  layChildren(old, fresh);
}

function layChildren(old, fresh) {
  const keyed = new Map([...old.children].filter(key).map((node) => [key(node), node]));
  let here = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const known = key(wanted) && keyed.get(key(wanted));
    if (known && known.nodeName === wanted.nodeName) {
      if (known !== here) old.insertBefore(known, here);
      lay(known, wanted);
      here = known.nextSibling;
    } else if (here && !key(here) && alike(here, wanted)) {
      lay(here, wanted);
      here = here.nextSibling;
    } else {
      old.insertBefore(document.importNode(wanted, true), here);
    }
  }
  while (here) {
    const next = here.nextSibling;
    here.remove();
    here = next;
  }
}

function say(word) {
  const said = part('said');
  if (said) said.textContent = word ? said.dataset[word] : '';
}

function showButton() {
  const button = part('pause');
  button.hidden = false;
  button.textContent = paused ? button.dataset.off : button.dataset.on;
}

async function renew() {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(box.dataset.audience, { credentials: 'same-origin', signal: AbortSignal.timeout(9000) });
    if (answer.redirected || answer.status === 403) return say('out');
    if (!answer.ok) return say('lost');
    const fresh = document.createElement('template');
    fresh.innerHTML = await answer.text();
    const focused = document.activeElement;
    layChildren(box, fresh.content);
    showButton();
    if (focused !== document.activeElement && box.contains(focused)) focused.focus({ preventScroll: true });
  } catch {
    say('lost');
  } finally {
    busy = false;
  }
}

function wind() {
  clearInterval(timer);
  timer = paused || document.hidden ? 0 : setInterval(renew, EVERY);
}

if (box) {
  showButton();
  box.addEventListener('click', (event) => {
    if (event.target.closest('[data-audience-again]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      renew();
    } else if (event.target.closest('[data-audience-pause]')) {
      paused = !paused;
      showButton();
      wind();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && !paused) renew();
    wind();
  });
  wind();
}
