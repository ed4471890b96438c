// Keeps the whole site for reading without a network. Each build has a version and a cache of its own, which is used only
// when every file in it has the hash that the build gave it. A page and all that it loads come from one version; the next
// page that is opened comes from the newest. SITE, the version and the hashes, stands before this text.
"use strict";
const SCOPE = self.registration.scope;
const OURS = "playbooks " + SCOPE + " "; // several sites may share a host and thereby its caches
const CACHE = OURS + SITE.version;
const READERS = OURS + "readers"; // which version each open page came from; a worker may be stopped at any time
const MINUTE = 60000;
const known = new Map();

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", function (event) {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event));
});

async function fill() {
  const cache = await caches.open(CACHE);
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== READERS);
  const left = Object.keys(SITE.files);
  async function work() {
    while (left.length) await keep(cache, older, left.shift());
  }
  await Promise.all([work(), work(), work(), work(), work(), work()]);
}

// Puts one file into the cache: what an older version holds unchanged is not asked for again.
async function keep(cache, older, path) {
  const address = SCOPE + path;
  const hash = SITE.files[path];
  if (await cache.match(address)) return;
  for (const cacheName of older) {
    const same = await caches.match(address, { cacheName });
    if (same && same.headers.get("Pb-Hash") === hash) return cache.put(address, same);
  }
  const response = await fetch(address, { cache: "no-cache" });
  const body = await response.arrayBuffer();
  const found = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!response.ok || found !== hash) throw new Error(path + " is not the file of version " + SITE.version);
  const headers = new Headers(response.headers); // its Content-Security-Policy holds without a network, too
  headers.set("Pb-Hash", hash);
  headers.delete("Content-Encoding");
  await cache.put(address, new Response(body, { headers }));
}

async function answer(event) {
  const cacheName = await version(event);
  const address = event.request.url.replace(/[?#].*$/, "");
  for (const ending of ["", "index.html", ".html"]) { // some hosts leave the ending out
    const found = await caches.match(address + ending, { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return fetch(event.request);
}

// The cache that a request is answered from: a page begins with the newest, and goes on with what it began with.
async function version(event) {
  if (event.request.mode === "navigate") {
    known.set(event.resultingClientId, CACHE);
    event.waitUntil(remember(event.resultingClientId).then(tidy));
    return CACHE;
  }
  const id = event.clientId;
  if (!known.has(id)) {
    const kept = await caches.match(reader(id), { cacheName: READERS });
    known.set(id, kept ? await kept.text() : CACHE);
  }
  return known.get(id);
}

const reader = (id) => SCOPE + "?reader=" + encodeURIComponent(id);

async function remember(id) {
  const readers = await caches.open(READERS);
  await readers.put(reader(id), new Response(CACHE, { headers: { Date: new Date().toUTCString() } }));
}

// Forgets pages that were closed, then every version that no open page came from.
async function tidy() {
  const readers = await caches.open(READERS);
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map((client) => reader(client.id)));
  const used = new Set([CACHE, READERS]);
  for (const request of await readers.keys()) {
    const kept = await readers.match(request);
    if (!kept) continue;
    const young = Date.now() - Date.parse(kept.headers.get("Date")) < MINUTE; // a page that still loads is no client yet
    if (young || open.has(request.url)) used.add(await kept.text());
    else await readers.delete(request);
  }
  for (const name of await caches.keys()) if (name.startsWith(OURS) && !used.has(name)) await caches.delete(name);
}
