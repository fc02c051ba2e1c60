// What only wide screens and keyboards have: fetched for them alone.
const root = document.documentElement;
const language = document.body.lang || root.lang;

// The second level of the section menu.
const levels = [...document.querySelectorAll(".bar details")];
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

// "/" opens the search, unless the reader switched that off (WCAG 2.1.4).
const isOff = () => {
  try {
    return localStorage.slash === "off";
  } catch {
    return false;
  }
};
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
  if (event.target.closest?.("input,textarea,select,dialog[open],[contenteditable]")) return;
  const link = [...document.querySelectorAll("[data-opens=search]")].find((one) => one.offsetParent);
  if (!link) return;
  event.preventDefault();
  link.click();
});

// The bar that stays takes over the name and the way to subscribe from the masthead.
new IntersectionObserver(([seen]) => root.classList.toggle("past", !seen.isIntersecting)).observe(
  document.querySelector(".masthead"),
);

// Today's date.
const today = document.querySelector("[data-today]");
const words = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
today.textContent ||= new Date().toLocaleDateString(language === "en" ? "en-GB" : language, words);
