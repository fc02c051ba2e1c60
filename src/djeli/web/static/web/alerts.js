// Alerts by web push. It is fetched when a reader taps "Alert me", and on the page that lists them.
// What this browser wants stands in localStorage as {key: name}; the edition is told all of it each time.
const KEY = "djeli.alerts";
export const wanted = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

const begin = async () => {
  const registration = await navigator.serviceWorker.register("/alerts/worker.js");
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker.state !== "activated")
    await new Promise((done) =>
      worker.addEventListener("statechange", () => worker.state === "activated" && done()),
    );
  return registration.pushManager;
};

const subscribed = async (applicationServerKey) => {
  const manager = await begin();
  const options = { userVisibleOnly: true, applicationServerKey };
  try {
    return await manager.subscribe(options);
  } catch (error) {
    // Subscribed with a key that is no longer ours.
    const old = await manager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return manager.subscribe(options);
  }
};

const tell = async (subscription, wants) => {
  const { endpoint, keys } = subscription.toJSON();
  const body = new URLSearchParams({ endpoint, ...keys, about: Object.keys(wants).join(" ") });
  const answer = await fetch("/alerts/device/", { method: "POST", body });
  if (!answer.ok) throw new Error(answer.status);
};

// Lets the edition know, and then the device: what is on here is on there.
async function set(wants, key) {
  if (Object.keys(wants).length) {
    await tell(await subscribed(key), wants);
    localStorage.setItem(KEY, JSON.stringify(wants));
  } else await end();
}

// All off. Where the edition cannot be told, the push service tells it with the next alert.
async function end() {
  localStorage.removeItem(KEY);
  const registration = await navigator.serviceWorker.getRegistration("/alerts/");
  if (!registration?.active?.scriptURL.endsWith("/alerts/worker.js")) return;
  const subscription = await registration.pushManager.getSubscription();
  if (subscription) await Promise.allSettled([tell(subscription, {}), subscription.unsubscribe()]);
  await registration.unregister();
}

const known = () => {
  const language = document.documentElement.lang;
  return fetch(`/alerts/key/?lang=${language}`, { cache: "no-store" }).then((answer) => answer.json());
};

export function show() {
  const wants = wanted();
  for (const button of document.querySelectorAll("[data-alert]"))
    button.setAttribute("aria-pressed", button.dataset.alert in wants);
}

// `permission` is asked for by who calls, in the moment of the tap.
export async function toggle(button, permission) {
  const told = button.nextElementSibling;
  const { alert: about, name, failed } = button.dataset;
  const wants = wanted();
  const isOn = !(about in wants);
  button.disabled = true;
  try {
    const { key, words } = await known();
    if (isOn && (await permission) !== "granted") {
      told.textContent = words.denied;
      return;
    }
    if (isOn) wants[about] = name;
    else delete wants[about];
    await set(wants, key);
    told.textContent = isOn ? words.on : words.off;
  } catch {
    told.textContent = failed;
  } finally {
    button.disabled = false;
    show();
    fill();
  }
}

// Once a day: a subscription that the browser has exchanged is told again.
export async function renew() {
  const wants = wanted();
  if (Notification.permission !== "granted" || !Object.keys(wants).length) return;
  const { key } = await known();
  await set(wants, key);
}

// The page that lists them.
const list = document.querySelector("[data-alerts]");
function fill() {
  if (!list) return;
  const wants = wanted();
  const rows = Object.entries(wants).map(([about, name]) => {
    const row = document.createElement("li");
    const remove = document.createElement("button");
    Object.assign(remove, { className: "button quiet", textContent: list.dataset.remove });
    remove.setAttribute("aria-label", `${list.dataset.remove}: ${name}`);
    remove.addEventListener("click", async () => {
      const rest = wanted();
      delete rest[about];
      await set(rest, (await known()).key);
      show();
      fill();
    });
    row.append(name, " ", remove);
    return row;
  });
  list.querySelector("ul").replaceChildren(...rows);
  list.querySelector("[data-some]").hidden = !rows.length;
  list.querySelector("[data-empty]").hidden = rows.length > 0;
}
if (list) {
  list.querySelector("[data-switch]").addEventListener("click", async () => {
    await end();
    show();
    fill();
  });
  fill();
}
