const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];
const language = root.lang === "en" ? "en-GB" : root.lang;
root.classList.add("js");
// In a mirror of files nobody answers: what asks the edition is left out, links and forms lead there.
const live = !("mirror" in root.dataset);

// The menu of narrow screens and the search: links become modal dialogs (focus stays in, Esc closes).
for (const link of all("[data-opens]")) {
  const dialog = document.getElementById(link.dataset.opens);
  if (!dialog.showModal) continue;
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.showModal();
  });
}
for (const dialog of all("dialog")) {
  // A search field with words in it would keep the first Esc to itself.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    const box = dialog.getBoundingClientRect();
    const outside =
      event.target === dialog &&
      (event.clientX < box.left || event.clientX > box.right || event.clientY > box.bottom);
    if (!outside && !event.target.closest("[data-closes]")) return;
    if (!dialog.open) return;
    event.preventDefault();
    dialog.close();
    if (location.hash === `#${dialog.id}`) location.hash = "top";
  });
}

// "/" opens the search, unless the reader switched that off (WCAG 2.1.4).
const slash = document.querySelector("[data-slash]");
const search = document.getElementById("search");
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
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !slash.checked) return;
  if (event.target.closest?.("input,textarea,select,dialog[open],[contenteditable]")) return;
  event.preventDefault();
  search.showModal?.();
});

// What suggests while one types is fetched when it is wanted.
if (live) search.addEventListener("focusin", () => import(search.dataset.script).catch(() => {}), { once: true });

// The second level of the section menu: opens under the pointer, closes on Esc and on leaving.
const levels = all(".bar details");
const shut = (but) => levels.forEach((one) => one !== but && (one.open = false));
for (const level of levels) {
  const item = level.parentElement;
  const isMouse = (event) => event.pointerType === "mouse";
  item.addEventListener("pointerenter", (event) => isMouse(event) && (shut(level), (level.open = true)));
  item.addEventListener("pointerleave", (event) => isMouse(event) && (level.open = false));
  level.firstElementChild.addEventListener("click", (event) => isMouse(event) && event.preventDefault());
  level.addEventListener("toggle", () => level.open && shut(level));
  item.addEventListener("focusout", (event) => item.contains(event.relatedTarget) || (level.open = false));
  item.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !level.open) return;
    level.open = false;
    level.firstElementChild.focus();
  });
}

// Sharing: copy the link, or the phone's own sheet where there is one.
for (const button of all("[data-copy]")) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      const told = button.nextElementSibling;
      told.textContent = button.dataset.done;
      setTimeout(() => (told.textContent = ""), 2000);
    } catch {
      prompt(button.textContent, button.dataset.copy);
    }
  });
}
for (const link of all("[data-share]")) {
  const { share: url, title } = link.dataset;
  link.addEventListener("click", (event) => {
    if (!navigator.share) return;
    event.preventDefault();
    navigator.share({ title, url }).catch(() => {});
  });
}

for (const button of all("[data-frame]")) {
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: button.dataset.frame, title: button.dataset.title, allowFullscreen: true });
    button.closest(".embed").replaceChildren(frame);
    frame.focus();
  });
}

// Comments: what their form needs is fetched when somebody goes there.
const talk = document.getElementById("comments");
for (const type of ["focusin", "pointerover"])
  if (live) talk?.addEventListener(type, () => import(talk.dataset.script), { once: true });
// A form says how long it was looked at, a story opened from a letter says so.
addEventListener("formdata", ({ target, formData }) => {
  if (target.action.endsWith("/newsletter/")) formData.set("after", Math.round(performance.now()));
});
const asked = new URLSearchParams(location.search);
const letter = asked.get("letter");
if (letter) {
  if (live) navigator.sendBeacon?.("/newsletter/opened/", new URLSearchParams({ letter, path: location.pathname }));
  history.replaceState(null, "", location.pathname + location.hash);
}

const story = document.querySelector("[data-story]");
if (story) {
  story.dataset.from = letter ? "newsletter" : asked.get("utm_source") || "";
  if (live) import(story.dataset.script);
}

// What the device keeps is not in the way of the page.
const later = () => import(document.body.dataset.offline).catch(() => {});
if (live && "serviceWorker" in navigator)
  document.querySelector("[data-on-device]") ? later() : addEventListener("load", () => setTimeout(later, 1000));

// The bar that stays takes over the name and the way to subscribe from the masthead.
new IntersectionObserver(([seen]) => root.classList.toggle("past", !seen.isIntersecting)).observe(
  document.querySelector(".masthead"),
);

// "3 hours ago" while a story is young, and today's date.
const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
for (const time of all("time[data-ago]")) {
  const minutes = Math.round((Date.now() - new Date(time.dateTime)) / 6e4);
  if (!(minutes >= 0 && minutes < 1440)) continue;
  time.title = time.textContent;
  time.textContent =
    minutes < 60 ? ago.format(-minutes, "minute") : ago.format(-Math.round(minutes / 60), "hour");
}
const today = document.querySelector("[data-today]");
const words = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
today.textContent ||= new Date().toLocaleDateString(language, words);
