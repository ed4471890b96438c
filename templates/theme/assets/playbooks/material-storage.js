// What Material's bundle expects to find: the root of the site, and values kept in the browser under it.
// Storage may be forbidden; then nothing is kept and nothing fails.
window.__md_scope = new URL(document.currentScript.dataset.base, location);
window.__md_hash = function (text) {
  let hash = 0;
  for (const character of text) hash = (hash << 5) - hash + character.charCodeAt(0);
  return hash;
};
window.__md_get = function (key, storage, scope) {
  try {
    return JSON.parse((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + key));
  } catch (error) {
    return null;
  }
};
window.__md_set = function (key, value, storage, scope) {
  try {
    (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (error) {
    // not kept
  }
};
