// Searches that found nothing, kept by the search box in this browser, to be copied for the owner.
(function () {
  "use strict";
  const section = document.querySelector("[data-pb-missed]");
  if (!section || !section.hidden) return;
  const list = section.querySelector("[data-pb-missed-list]");
  const copy = section.querySelector("[data-pb-missed-copy]");
  const key = "pb-search-missed:" + new URL("./", location.href).pathname;
  let rows = [];
  try { rows = JSON.parse(localStorage.getItem(key)) || []; } catch (error) { /* nothing was kept */ }
  if (!Array.isArray(rows) || !rows.length) return;
  list.value = rows.filter((row) => row && row.query).map((row) => row.day + "\t" + row.query).join("\n");
  section.hidden = false;
  copy.addEventListener("click", function () {
    list.select();
    document.execCommand("copy"); // also from a folder, where navigator.clipboard may be missing
    copy.textContent = copy.dataset.pbMissedCopied;
  });
  section.querySelector("[data-pb-missed-clear]").addEventListener("click", function () {
    try { localStorage.removeItem(key); } catch (error) { /* then there is nothing to remove */ }
    section.hidden = true;
  });
})();
