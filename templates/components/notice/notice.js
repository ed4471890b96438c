// A review is overdue by the reader's clock: the pages themselves are the same on any day.
(function () {
  "use strict";
  const now = new Date();
  const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  document.querySelectorAll("[data-pb-due]").forEach(function (notice) {
    notice.hidden = notice.dataset.pbDue >= today;
  });
})();
