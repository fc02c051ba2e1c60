// The search overlay, fetched when a reader wants it, and its suggestions: a combobox with a list
// (WAI-ARIA patterns).
const WAIT = 150;
const SHORTEST = 2;

const style = new CSSStyleSheet();
style.replaceSync(`
.search-overlay{width:100%;border-block-end:1px solid var(--rule);padding:1.25rem var(--edge) 1.75rem}.search-overlay[open]{display:flex;gap:1rem;align-items:start;justify-content:center}
.search-overlay form{flex:1;min-width:0;max-width:52rem}.asks{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end}.asks input{flex:1 1 14rem;min-width:0}.search-overlay ::-webkit-search-cancel-button{display:none}.search-overlay input[type=search]{width:100%;border:0;border-block-end:2px solid var(--ink);border-radius:0;background:none;padding:.35rem 0;font:500 clamp(1.375rem,4vw,2.25rem)/1.3 var(--serif)}
.search-overlay input:focus-visible{outline:0;border-color:var(--accent);box-shadow:0 2px var(--accent)}.search-overlay p,.search-overlay label{margin-block-start:.75rem;color:var(--soft);font-size:.875rem}.search-overlay label{align-items:center;gap:.6rem;min-height:2.75rem;margin:0}.search-overlay [type=checkbox]{width:1.25rem;height:1.25rem;accent-color:var(--accent)}
@media(hover:none){.search-overlay label.js-only{display:none!important}}
.suggestions{margin-block-start:1rem;max-height:min(62vh,34rem);overflow-y:auto;overscroll-behavior:contain}
.suggestions:empty{display:none}
.suggestions [role=group]{margin-block-end:.75rem}
.suggestions strong{display:block;padding-inline:.75rem;font:500 .8125rem/1.5rem var(--sans);color:var(--soft)}
.suggestions a{display:flex;align-items:center;min-height:2.75rem;padding:.4rem .75rem;border-radius:4px;font:500 1.0625rem/1.35 var(--sans);color:var(--ink);text-decoration:none;unicode-bidi:plaintext}
.suggestions a:hover,.suggestions [aria-selected=true]{background:var(--tint)}
.suggestions mark{background:none;color:inherit;font-weight:700}
.suggestions .rest{border-block-start:1px solid var(--rule);border-radius:0;color:var(--accent);font-weight:600}
.suggestions [aria-selected=true]{box-shadow:inset 3px 0 var(--accent)}
[dir=rtl] .suggestions [aria-selected=true]{box-shadow:inset -3px 0 var(--accent)}
@media(forced-colors:active){.suggestions [aria-selected=true]{outline:2px solid}}
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

const response = await fetch("/search/overlay/");
if (!response.ok) throw new Error(response.status);
document.body.insertAdjacentHTML("beforeend", await response.text());
export const dialog = document.getElementById("search");
const form = dialog.querySelector("form");
const input = form.querySelector("input[type=search]");

// Whether "/" opens it is kept in this browser.
const slash = dialog.querySelector("[data-slash]");
const kept = (value) => {
  try {
    if (value) localStorage.slash = value;
    return localStorage.slash;
  } catch {
    return value;
  }
};
slash.checked = kept() !== "off";
slash.addEventListener("change", () => kept(slash.checked ? "on" : "off"));

const made = (tag, attributes) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const list = made("div", {
  id: "suggestions",
  class: "suggestions",
  role: "listbox",
  "aria-label": input.labels[0].textContent,
});
const told = made("p", { role: "status", class: "unseen" });
// Below the line that one types in, before what says how it works.
input.after(list, told);
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": "suggestions",
  "aria-expanded": "false",
}))
  input.setAttribute(name, value);

let options = [];
let active = -1;
let timer;
let asked;
const known = new Map();

const choose = (number) => {
  options[active]?.setAttribute("aria-selected", "false");
  active = number;
  const option = options[active];
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", option.id);
};

const option = (url) =>
  made("a", { role: "option", href: url, tabindex: "-1", "aria-selected": "false" });

const show = (answer) => {
  const groups = answer.groups.map(({ label, entries }, place) => {
    const group = made("div", { role: "group", "aria-labelledby": `suggested-${place}` });
    const heading = made("strong", { id: `suggested-${place}`, role: "presentation" });
    heading.textContent = label;
    const links = entries.map(({ pieces, url, lang }) => {
      const link = option(url);
      if (lang && lang !== (document.body.lang || document.documentElement.lang)) link.lang = lang;
      const text = made("span", {});
      for (const [words, isTyped] of pieces) {
        const piece = isTyped ? made("mark", {}) : new Text();
        piece.textContent = words;
        text.append(piece);
      }
      link.append(text);
      return link;
    });
    group.append(heading, ...links);
    return group;
  });
  if (answer.all) {
    const rest = option(answer.all.url);
    rest.className = "rest";
    rest.textContent = answer.all.text;
    groups.push(rest);
  }
  list.replaceChildren(...groups);
  options = [...list.querySelectorAll("[role=option]")];
  options.forEach((option, place) => (option.id = `suggestion-${place}`));
  choose(-1);
  input.setAttribute("aria-expanded", String(options.length > 0));
  told.textContent = answer.told;
};
const clear = () => show({ groups: [], told: "" });

const ask = async () => {
  const typed = input.value.trim();
  if (typed.length < SHORTEST) return clear();
  asked?.abort();
  asked = new AbortController();
  try {
    if (!known.has(typed)) {
      const address = new URL("suggest/", form.action);
      address.searchParams.set("q", typed.slice(0, 80));
      const response = await fetch(address, { signal: asked.signal });
      if (!response.ok) return;
      known.set(typed, await response.json());
      // Stories come and go: what was said a minute ago is asked anew.
      setTimeout(() => known.delete(typed), 6e4);
    }
    if (typed === input.value.trim()) show(known.get(typed));
  } catch {
    // Without a connection one may still press Enter.
  }
};
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
input.addEventListener("keydown", (event) => {
  if (event.isComposing || !options.length) return;
  const last = options.length - 1;
  if (event.key === "ArrowDown") choose(active < last ? active + 1 : -1);
  else if (event.key === "ArrowUp") choose(active < 0 ? last : active - 1);
  else if (event.key === "Enter" && options[active]) options[active].click();
  else return;
  event.preventDefault();
});
dialog.addEventListener("close", () => {
  clearTimeout(timer);
  clear();
});
