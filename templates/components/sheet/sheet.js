// The sheet on paper: blank, or with what was ticked, timed and noted in a run (see components/runs/).
(function () {
  "use strict";
  const added = "data-pb-sheet-added";

  function clock(iso) {
    const moment = new Date(iso);
    const two = (number) => String(number).padStart(2, "0");
    return two(moment.getMonth() + 1) + "/" + two(moment.getDate()) + " " + two(moment.getHours()) + ":" + two(moment.getMinutes());
  }

  function put(name, className, text, place) {
    const element = document.createElement(name);
    element.className = className;
    element.setAttribute(added, "");
    element.textContent = text;
    place.append(element);
  }

  // What stands in a blank is put beside its line, so that clearing leaves the sheet as it was made.
  function write(blank, text) {
    if (!blank || !text) return;
    blank.hidden = true;
    const words = document.createElement("span");
    words.className = "pb-sheet__written";
    words.setAttribute(added, "");
    words.textContent = text;
    blank.after(words);
  }

  function clear(sheet) {
    sheet.querySelectorAll("[" + added + "]").forEach((element) => element.remove());
    sheet.querySelectorAll("[hidden]").forEach(function (blank) { blank.hidden = false; });
    sheet.querySelectorAll("[data-pb-sheet-item]").forEach((row) => row.classList.remove("pb-sheet__row--done", "pb-sheet__row--na"));
  }

  function fill(sheet, run) {
    write(sheet.querySelector("[data-pb-sheet-customer]"), run.customer);
    write(sheet.querySelector("[data-pb-sheet-started]"), clock(run.started));
    sheet.querySelectorAll("[data-pb-sheet-due]").forEach(function (due) {
      write(due, clock(later(run.started, due.dataset.pbSheetDue)));
    });
    sheet.querySelectorAll("[data-pb-sheet-item]").forEach(function (row) {
      const state = run.items[row.dataset.pbSheetItem];
      if (!state) return;
      const line = row.querySelector(".pb-sheet__do");
      row.classList.toggle("pb-sheet__row--done", Boolean(state.done));
      row.classList.toggle("pb-sheet__row--na", Boolean(state.na));
      if (state.na) put("span", "pb-sheet__mark", sheet.dataset.pbSheetNa, line);
      else if (state.done && state.at) put("span", "pb-sheet__mark", clock(state.at), line);
      if (state.note) put("p", "pb-sheet__note", state.note, row.querySelector(".pb-sheet__words"));
    });
  }

  // The moment a length of time such as "10 minute" after an ISO time; months and years go by the calendar.
  function later(iso, length) {
    const [amount, unit] = length.split(" ");
    const moment = new Date(iso);
    const months = { month: 1, year: 12 }[unit];
    if (months) {
      const day = moment.getDate();
      moment.setMonth(moment.getMonth() + months * Number(amount));
      if (moment.getDate() !== day) moment.setDate(0); // 31 January and a month is the end of February
      return moment;
    }
    return new Date(moment.getTime() + Number(amount) * { minute: 6e4, hour: 36e5, day: 864e5, week: 6048e5 }[unit]);
  }

  function print(run) {
    const sheet = document.querySelector("[data-pb-sheet]");
    clear(sheet);
    if (run) fill(sheet, run);
    window.addEventListener("afterprint", () => clear(sheet), { once: true });
    window.print();
  }

  window.pbSheet = { print: print, later: later };
  document.querySelectorAll("[data-pb-sheet-print]").forEach(function (button) {
    button.hidden = false;
    button.onclick = () => print(null);
  });
})();
