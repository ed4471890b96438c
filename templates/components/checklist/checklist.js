// The print button appears only where a script can open the print dialog.
(function () {
  "use strict";
  document.querySelectorAll("[data-pb-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
