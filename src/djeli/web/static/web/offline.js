// What a reader's device keeps: the service worker, "Save for later", and the page that lists it all.
// One switch removes everything; then nothing is kept until it is turned on again.
const isOff = () => localStorage.offline === "off";
const here = location.pathname;

const start = async () => {
  const started = await navigator.serviceWorker.register("/sw.js");
  if (navigator.serviceWorker.controller || !document.querySelector("main")) return started;
  // The first page was there before the worker: it is kept too, with its pictures.
  await navigator.serviceWorker.ready;
  const files = [...document.images].map((image) => image.complete && image.currentSrc).filter(Boolean);
  const ours = files.filter((url) => url.startsWith(location.origin));
  if (!/^\/(offline|search|newsletter|comments)\//.test(here)) await add("pages", here);
  await Promise.allSettled(ours.map((url) => add("files", new URL(url).pathname)));
};
const add = async (name, key) => {
  const answer = await fetch(key);
  if (!answer.ok) return;
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.set("x-kept", new Date().toISOString());
  await (await caches.open(name)).put(key, new Response(await answer.blob(), { headers }));
};
const stop = async () => {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
};

for (const button of document.querySelectorAll("[data-save]")) {
  const tell = (isSaved) => {
    button.setAttribute("aria-pressed", isSaved);
    button.textContent = isSaved ? button.dataset.done : button.dataset.save;
  };
  tell(Boolean(await caches.match(here, { cacheName: "saved" })));
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-pressed") === "true") {
      await (await caches.open("saved")).delete(here);
      return tell(false);
    }
    localStorage.offline = "on";
    await Promise.all([start(), add("saved", here)]);
    tell(true);
  });
  button.hidden = false;
}

const list = document.querySelector("[data-on-device]");
if (list) {
  const button = list.querySelector("[data-switch]");
  const [turnOff, turnOn] = [button.textContent, button.dataset.on];
  const fill = async () => {
    let count = 0;
    for (const section of list.querySelectorAll("[data-list]")) {
      const name = section.dataset.list;
      const cache = (await caches.has(name)) && (await caches.open(name));
      const rows = [];
      for (const request of cache ? (await cache.keys()).reverse() : []) {
        const answer = await cache.match(request);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const row = document.createElement("li");
        const link = document.createElement("a");
        link.href = new URL(request.url).pathname + new URL(request.url).search;
        link.textContent = page.querySelector("h1")?.textContent.trim() || page.title;
        const remove = document.createElement("button");
        remove.className = "button quiet";
        remove.textContent = list.dataset.remove;
        remove.setAttribute("aria-label", `${list.dataset.remove}: ${link.textContent}`);
        remove.addEventListener("click", () => cache.delete(request).then(fill));
        row.append(link, " ", remove);
        rows.push(row);
      }
      section.querySelector("ul").replaceChildren(...rows);
      section.hidden = !rows.length;
      count += rows.length;
    }
    list.querySelector("[data-empty]").hidden = count > 0;
    button.textContent = isOff() ? turnOn : turnOff;
  };
  button.addEventListener("click", async () => {
    localStorage.offline = isOff() ? "on" : "off";
    await (isOff() ? stop() : start());
    await fill();
  });
  const isLost = here !== "/offline/";
  document.querySelector("[data-lost]").hidden = !isLost;
  document.querySelector("[data-here]").hidden = isLost;
  await fill();
}

if (!isOff() && !navigator.connection?.saveData) start().catch(() => {});
