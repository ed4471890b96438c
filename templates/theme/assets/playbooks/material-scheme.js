// Shows the page in the scheme that was chosen last, or else in the system's, before anything is painted.
(function () {
  const system = "(prefers-color-scheme)";
  const option = (media) => document.querySelector('[data-md-color-media="' + media + '"]');
  const palette = window.__md_get("__palette");
  const color = palette && palette.color;
  const follows = color ? color.media === system : option(system);
  const shown = follows && option(matchMedia("(prefers-color-scheme: light)").matches ? "(prefers-color-scheme: light)" : "(prefers-color-scheme: dark)");
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const value = shown ? shown.getAttribute("data-md-color-" + name) : color && color[name];
    if (value) document.body.setAttribute("data-md-color-" + name, value);
  }
})();
