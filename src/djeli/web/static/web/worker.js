// The edition on a reader's device. The network comes first, always; what was read is the net below.
// `known` stands before: files of its own, and the words for a page that is not of now.
const KEPT = { pages: 50, files: 100 };
const APART = /^\/(desk|documents|partners|styleguide|beacon|media\/(?!pictures))(\/|$)/;
const EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const NEVER_KEPT = /^\/(search|newsletter|comments|offline)\//;

const keep = async (name, key, answer) => {
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.set("x-kept", new Date().toISOString());
  const copy = new Response(await answer.blob(), { headers });
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, copy);
  for (const old of (await cache.keys()).slice(0, -KEPT[name])) await cache.delete(old);
};

const forget = async (key) => {
  for (const name of ["pages", "saved"]) await (await caches.open(name)).delete(key);
};

// Of a query only the number of a page counts.
const keyOf = ({ pathname, searchParams }) =>
  pathname + (searchParams.has("page") ? `?page=${searchParams.get("page")}` : "");

const dated = async (found) => {
  const at = found.headers.get("x-kept");
  if (!at) return found;
  const language = known.language === "en" ? "en-GB" : known.language;
  const when = new Date(at).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  const note = `<p class="kept" role="status">${known.note.replace("{}", when)}</p>`;
  const html = (await found.text()).replace(/<main[^>]*>|<body>/, (start) => start + note);
  return new Response(html, { headers: found.headers });
};

const page = async (event, url) => {
  const key = keyOf(url);
  try {
    // Asked by the browser itself while the worker starts (navigation preload): with its dictionary.
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    const isPage = /^text\/html/.test(answer.headers.get("content-type"));
    if (answer.status === 200 && isPage && !NEVER_KEPT.test(url.pathname))
      event.waitUntil(keep("pages", key, answer.clone()).catch(() => {}));
    if (answer.status === 404 || answer.status === 410) event.waitUntil(forget(key));
    return answer;
  } catch {
    const found = (await caches.match(key, { ignoreVary: true })) || (await caches.match("/offline/"));
    return found ? dated(found) : Response.error();
  }
};

const file = async (event, url) => {
  try {
    const answer = await fetch(event.request);
    if (answer.status === 200) event.waitUntil(keep("files", url.pathname, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    const found = await caches.match(url.pathname, { ignoreVary: true });
    // A picture that was not looked at leaves its place empty rather than broken.
    const isPicture = event.request.destination === "image";
    return found || (isPicture ? new Response(EMPTY, { headers: { "content-type": "image/svg+xml" } }) : Response.error());
  }
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open("own").then((cache) => cache.addAll(known.own)));
});
addEventListener("activate", (event) => {
  const tidy = async () => {
    const cache = await caches.open("own");
    for (const { url } of await cache.keys())
      if (!known.own.includes(new URL(url).pathname)) await cache.delete(url);
    await registration.navigationPreload?.enable();
    await clients.claim();
  };
  event.waitUntil(tidy());
});
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== location.origin || APART.test(address.pathname)) return;
  if (mode === "navigate") event.respondWith(page(event, address));
  else if (/^\/(static\/web|media\/pictures)\//.test(address.pathname)) event.respondWith(file(event, address));
});
