// What a reader's device keeps: the service worker, "Save for later", the page that lists it all,
// and the dictionary of further pages.
// One switch removes everything; then nothing is kept until it is turned on again.
const isOff = () => localStorage.offline === "off";
const here = location.pathname;

// Who looks at a first screen and leaves has no use for the dictionary; who scrolls reads on.
const [{ serverTiming = [] } = {}] = performance.getEntriesByType("navigation");
const dictionary = serverTiming.find(({ name }) => name === "dictionary");
if (dictionary) {
  const learn = () => {
    const link = document.createElement("link");
    link.rel = "compression-dictionary";
    link.href = dictionary.description;
    document.head.append(link);
  };
  scrollY ? learn() : addEventListener("scroll", learn, { once: true, passive: true });
}

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
  for (const one of await navigator.serviceWorker.getRegistrations())
    if (!one.scope.endsWith("/alerts/")) await one.unregister();
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
        // The front's heading is the edition's motto; its title begins with the edition's name.
        const heading = link.pathname !== "/" && page.querySelector("h1")?.textContent.trim();
        link.textContent = heading || page.title;
        if (link.pathname.startsWith("/lite/")) link.textContent += ` (${list.dataset.saver})`;
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

// A comment of this reader's that waits for a moderator is shown in its place again.
const talk = document.getElementById("comments");
if (talk && localStorage.getItem("djeli.held")) import(talk.dataset.script).catch(() => {});

// "Alert me": nothing is asked, and nothing more is fetched, before a tap.
const ways = document.querySelectorAll("[data-alert]");
if ("PushManager" in window) {
  const wants = JSON.parse(localStorage.getItem("djeli.alerts") ?? "{}");
  for (const way of ways) {
    way.setAttribute("aria-pressed", way.dataset.alert in wants);
    way.addEventListener("click", async () => {
      const permission = way.getAttribute("aria-pressed") === "false" && Notification.requestPermission();
      (await import(way.dataset.script)).toggle(way, permission);
    });
    way.parentElement.hidden = false;
  }
  // Once a day: what the browser may have exchanged meanwhile.
  const today = new Date().toDateString();
  if (ways.length && Object.keys(wants).length && localStorage.getItem("djeli.alerts.told") !== today)
    import(ways[0].dataset.script)
      .then((alerts) => alerts.renew())
      .then(() => localStorage.setItem("djeli.alerts.told", today))
      .catch(() => {});
}

if (!isOff() && !navigator.connection?.saveData) start().catch(() => {});
