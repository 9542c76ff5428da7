// @ts-check
// Keeps what the editor's page has loaded, so that it opens without a network. The parts of the core lie in a
// folder that is named by their content: what was kept of it never needs to be asked for again.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const here = new URL("./", scope.location.href);
// Schools may share a host.
const CACHE = `cyclogram-edit:${here.pathname}`;

/** @type {(url: string) => string | undefined} */
const folderOf = (url) => url.startsWith(`${here.href}run-`) ? url.slice(here.href.length).split("/")[0] : undefined;

scope.addEventListener("install", () => { scope.skipWaiting(); });
scope.addEventListener("activate", (event) => { event.waitUntil(scope.clients.claim()); });

/** @type {(cache: Cache, url: string) => Promise<void>} */
const keep = async (cache, url) => {
  if (folderOf(url) && await cache.match(url)) return;
  const response = await fetch(url);
  if (response.ok) await cache.put(url, response);
};

/** @type {(cache: Cache, urls: string[]) => Promise<unknown>} */
const forgetOthers = async (cache, urls) => {
  const folders = new Set(urls.map(folderOf));
  const kept = await cache.keys();
  return Promise.all(kept.filter(({ url }) => !folders.has(folderOf(url))).map((request) => cache.delete(request)));
};

/** @type {(urls: string[]) => Promise<unknown>} */
const keepAll = async (urls) => {
  const cache = await caches.open(CACHE);
  await Promise.allSettled([...new Set(urls)].map((url) => keep(cache, url)));
  return forgetOthers(cache, urls);
};

scope.addEventListener("message", (event) => {
  event.waitUntil(keepAll(event.data.keep).then(() => event.ports[0]?.postMessage("kept")));
});

/** @type {(request: Request) => Promise<Response>} */
const answer = async (request) => {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept && folderOf(request.url)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
};

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope.location.origin)) event.respondWith(answer(request));
});
