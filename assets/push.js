// The service worker: shows what is pushed while no page is open, and opens the page that it is about.
self.addEventListener("push", (event) => {
  const said = event.data?.json() ?? {};
  const options = { body: said.body, tag: said.tag, icon: "/icons/icon-192.png", data: { href: said.href } };
  const show = async () => {
    // Whoever looks at a page of ours sees it there.
    const pages = await self.clients.matchAll({ type: "window" });
    if (!pages.some((page) => page.visibilityState === "visible"))
      await self.registration.showNotification(said.title ?? "", options);
  };
  event.waitUntil(show());
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.href ?? "/inbox", self.location.origin);
  const href = address.origin === self.location.origin ? address.href : self.location.origin;
  const show = async () => {
    const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const page = pages.find((one) => one.url === href);
    return page ? page.focus() : self.clients.openWindow(href);
  };
  event.waitUntil(show());
});
