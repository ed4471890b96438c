// What any script may need of the page it runs on.
window.pbPage = {
  // When the page is whole, and the script that asks as well: its components stand in the order of their names.
  whenReady: function (then) {
    "use strict";
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
    else queueMicrotask(then);
  },

  // What the script at ``address`` puts into window[name]; it is loaded when it is first wanted.
  loadScript: function (address, name) {
    "use strict";
    if (window[name]) return Promise.resolve(window[name]);
    return new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(window[name]);
      script.onerror = function () { script.remove(); reject(new Error(address)); };
      document.head.append(script);
    });
  },
};
