// Shows alerts, and opens the story. `edition` stands before. It answers no page's requests.
addEventListener("install", () => skipWaiting());
addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data.json();
  } catch {
    // Each push must be shown, also one that says nothing.
  }
  const { title = edition, body, tag, icon, lang, dir, url = "/" } = told;
  const address = new URL(url, location.origin);
  const data = address.origin === location.origin ? address.href : location.origin;
  event.waitUntil(registration.showNotification(title, { body, tag, icon, lang, dir, data }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data));
});
