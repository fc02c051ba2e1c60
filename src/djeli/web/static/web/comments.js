// The form for comments, better with script: it works for the reader in place of a question, moves
// to the comment that is answered, and remembers who writes, on this device alone.
// The same file is the worker that looks for the number (ALTCHA: SHA-256 of salt and number).

const PATIENCE = 15_000; // milliseconds for the work, from the press of the button
const encoder = new TextEncoder();
const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");

async function solve({ challenge, salt, maxnumber }) {
  const many = 64;
  for (let from = 0; from <= maxnumber; from += many) {
    const tried = Array.from({ length: many }, (_, step) =>
      crypto.subtle.digest("SHA-256", encoder.encode(salt + (from + step))),
    );
    const found = (await Promise.all(tried)).findIndex((bytes) => hex(bytes) === challenge);
    if (found >= 0) return from + found;
  }
  throw new Error("no number fits");
}

// A promise of the proof as the form sends it.
function prove(work) {
  return new Promise((done, failed) => {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      worker.terminate();
      if (data.error) failed(new Error(data.error));
      else done(btoa(JSON.stringify({ ...work, number: data.number })));
    });
    worker.addEventListener("error", failed);
    worker.postMessage(work);
  });
}

let words;

// Asks for work and begins it; a proof is good for one comment.
function ask() {
  const language = document.body.lang || document.documentElement.lang;
  const asked = fetch(`/comments/challenge/?lang=${language}`, { cache: "no-store" }).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  });
  words ??= asked.then((answer) => answer.words);
  const proof = asked.then((answer) => prove(answer.challenge));
  proof.catch(() => {});
  return proof;
}

function start(form) {
  if (!form || form.elements.token) return;
  send(form);
  words
    .then((known) => {
      remember(form, known.remember);
      form.closest("#comments").addEventListener("click", (event) => {
        const link = event.target.closest('.acts [href*="/reply/"]');
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        answer(form, link, known);
      });
    })
    .catch(() => {});
}

function hidden(form, name, value) {
  const field = form.elements[name] ?? form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name, value });
  return field;
}

function send(form) {
  let proof = ask();
  const button = form.querySelector("p > .button:last-child");
  const said = button.textContent;
  const rest = () => {
    button.disabled = false;
    button.textContent = said;
  };
  addEventListener("pageshow", rest);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    words.then((known) => button.disabled && (button.textContent = known.working)).catch(() => {});
    try {
      const late = new Promise((_, failed) => setTimeout(failed, PATIENCE));
      hidden(form, "altcha", await Promise.race([proof, late]));
    } catch {
      // Without a proof, or where it does not come, a question is asked on the next page.
    }
    keep(form);
    if (!(await told(form))) return form.submit();
    proof = ask();
    rest();
  });
}

// Sends the comment and says where it is: readers see it, or it waits and its writer sees it here.
// False for all that needs a page of its own.
async function told(form) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    const { at, held: note, sign } = await answer.json();
    if (!at) return hold(form, note, sign);
    const address = new URL(at, location);
    const isHere = address.pathname === location.pathname;
    location.assign(address);
    if (isHere) location.reload();
    return true;
  } catch {
    return false;
  }
}

// The comment as it will stand, where it will stand, with what happens to it now. It is kept on this
// device, so its writer sees it here also after the page is loaded again.
function hold(form, note, sign) {
  const [name, text] = ["name", "text"].map((key) => form.elements.namedItem(key));
  const answers = form.elements.answers?.value;
  const one = { at: form.action, name: name.value, text: text.value, note, sign, answers };
  held.write([...held.read(), one]);
  text.value = "";
  leave(form);
  form.querySelector("details").open = false;
  place(form, one).focus();
  return true;
}

const held = {
  read() {
    try {
      return JSON.parse(localStorage.getItem("djeli.held")) ?? [];
    } catch {
      return [];
    }
  },
  write(all) {
    try {
      if (all.length) localStorage.setItem("djeli.held", JSON.stringify(all.slice(-20)));
      else localStorage.removeItem("djeli.held");
    } catch {
      // A browser that keeps nothing.
    }
  },
};

// Where it stands: below what it answers, else above all others.
function place(form, { name, text, note, answers }) {
  const one = document.createElement("li");
  one.className = "held";
  const [who, status] = [document.createElement("p"), document.createElement("p")];
  who.className = "meta";
  who.append(Object.assign(document.createElement("b"), { textContent: name }));
  status.setAttribute("role", "status");
  const said = text
    .split(/\n\s*\n/)
    .map((part) => Object.assign(document.createElement("p"), { textContent: part, dir: "auto" }));
  one.append(who, ...said, status);
  const answered = answers && document.getElementById(`comment-${answers}`);
  const within = answered || form.closest("#comments");
  let list = within.querySelector(":scope > ol");
  if (!list) {
    list = document.createElement("ol");
    if (answered) answered.append(list);
    else form.before(list);
  }
  if (answered) list.append(one);
  else list.prepend(one);
  one.tabIndex = -1;
  status.textContent = note;
  return one;
}

// Shown again, each with what became of it meanwhile: what readers see now is dropped here, and what
// was refused is told once.
async function showHeld(form) {
  for (const one of held.read().filter(({ at }) => at === form.action)) {
    const shown = place(form, one);
    try {
      const asked = new URLSearchParams({ lang: document.documentElement.lang, sign: one.sign });
      const answer = await fetch(`/comments/held/?${asked}`);
      const { state, note } = answer.ok ? await answer.json() : { state: "shown" };
      if (state !== "waiting") held.write(held.read().filter(({ sign }) => sign !== one.sign));
      if (state === "shown") shown.remove();
      else shown.querySelector("[role=status]").textContent = note;
    } catch {
      // Without a network it stays as it was.
    }
  }
}

// Who writes, kept in the browser: nothing of it is sent before the reader sends a comment.
const KEY = "djeli.who";
const FIELDS = ["name", "email", "website"];

function keep(form) {
  const tick = form.querySelector("[data-remember]");
  if (!tick) return;
  try {
    if (!tick.checked) localStorage.removeItem(KEY);
    else
      localStorage.setItem(KEY, JSON.stringify(FIELDS.map((name) => form.elements.namedItem(name).value)));
  } catch {
    // A browser that keeps nothing.
  }
}

function remember(form, word) {
  const tick = document.createElement("input");
  Object.assign(tick, { type: "checkbox" });
  tick.dataset.remember = "";
  const label = document.createElement("label");
  label.className = "tick";
  label.append(tick, ` ${word}`);
  form.querySelector(".tick").after(label);
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (!known) return;
    tick.checked = true;
    FIELDS.forEach((name, place) => (form.elements.namedItem(name).value ||= known[place] ?? ""));
  } catch {
    localStorage.removeItem(KEY);
  }
}

// "Reply" brings the form to the comment, "Cancel reply" takes it back. Whoever presses it before this
// script is there, or its words, comes to a page that has the form.
let note, home;

function leave(form) {
  note?.remove();
  note = undefined;
  form.elements.answers?.remove();
  home?.after(form);
}

function answer(form, link, known) {
  if (!home) form.before((home = document.createComment("")));
  leave(form);
  const comment = link.closest("li");
  hidden(form, "answers", comment.id.replace("comment-", ""));
  const cancel = document.createElement("button");
  Object.assign(cancel, { type: "button", className: "button quiet", textContent: known.cancel });
  cancel.addEventListener("click", () => {
    leave(form);
    form.querySelector("details").open = false;
    link.focus();
  });
  const to = document.createElement("bdi");
  to.textContent = known.replying.replace("{name}", comment.querySelector(".meta bdi").textContent);
  note = document.createElement("p");
  note.className = "replying";
  note.append(to, " ", cancel);
  form.prepend(note);
  link.closest(".acts").after(form);
  form.querySelector("details").open = true;
  form.elements.namedItem("text").focus();
}

if (typeof document === "undefined") {
  addEventListener("message", async ({ data }) => {
    try {
      postMessage({ number: await solve(data) });
    } catch (error) {
      postMessage({ error: String(error) });
    }
  });
} else {
  const form = document.querySelector("#comments form");
  if (form) showHeld(form);
  start(form);
}
