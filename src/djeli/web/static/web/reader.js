const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];
// The interface's: the page itself may be a story in another language.
const spoken = document.body.lang || root.lang;
const language = spoken === "en" ? "en-GB" : spoken;
root.classList.add("js");
// In a mirror of files nobody answers.
const live = !("mirror" in root.dataset);

// The menu becomes a modal dialog. The search is one too, and is fetched when somebody wants it.
const modal = (dialog) => {
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
  return dialog;
};
const menu = modal(document.getElementById("menu"));
const { offline, search, wide } = document.body.dataset;
let made;
const overlay = () => (made ??= import(search).then(({ dialog }) => modal(dialog)));
for (const link of all("[data-opens]")) {
  const isMenu = link.dataset.opens === "menu";
  if (!menu.showModal || !(isMenu || live)) continue;
  link.setAttribute("aria-haspopup", "dialog");
  if (!isMenu) link.addEventListener("pointerenter", () => overlay().catch(() => {}), { once: true });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (isMenu) menu.showModal();
    else overlay().then((dialog) => dialog.showModal(), () => (location.href = link.href));
  });
}

// What only wide screens and keyboards have.
const roomy = matchMedia("(min-width:60rem),(any-hover:hover)");
const widen = () => roomy.matches && import(wide).catch(() => {});
roomy.addEventListener("change", widen);
widen();

// Copy the link, or the phone's own sheet.
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

// Style when a reader is near, the rest when somebody goes there. Who may print has all of it.
const end = document.querySelector(".all-ways,.author,.footer");
for (const sheet of all(":is(head,section) > noscript")) {
  const place = sheet.closest("section");
  const put = () => sheet.isConnected && (sheet.outerHTML = sheet.textContent);
  new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && put(), {
    rootMargin: !place && roomy.matches ? "9999px" : "1200px",
  }).observe(place ?? end);
  addEventListener("beforeprint", put);
}
const talk = document.getElementById("comments");
for (const type of ["focusin", "pointerover"])
  if (live) talk?.addEventListener(type, () => import(talk.dataset.script), { once: true });
// Who reports an error may select the passage before.
const report = document.querySelector("[data-quotes]");
if (live && report) document.addEventListener("selectionchange", () => import(report.dataset.quotes), { once: true });
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
  if (live) addEventListener("load", () => import(story.dataset.script));
}

// What the device keeps is not in the way of the page.
const later = () => import(offline).catch(() => {});
if (live && "serviceWorker" in navigator)
  document.querySelector("[data-on-device]") ? later() : addEventListener("load", () => setTimeout(later, 1000));

// "3 hours ago" while a story is young.
const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
for (const time of all("time[data-ago]")) {
  const minutes = Math.round((Date.now() - new Date(time.dateTime)) / 6e4);
  if (!(minutes >= 0 && minutes < 1440)) continue;
  time.title = time.textContent;
  time.textContent =
    minutes < 60 ? ago.format(-minutes, "minute") : ago.format(-Math.round(minutes / 60), "hour");
}
