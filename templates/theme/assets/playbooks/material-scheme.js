// Shows the page in the scheme that was chosen last, before anything is painted.
(function () {
  const palette = window.__md_get("__palette");
  if (!palette || !palette.color) return;
  for (const name of ["media", "scheme", "primary", "accent"]) {
    if (palette.color[name]) document.body.setAttribute("data-md-color-" + name, palette.color[name]);
  }
})();
