// The rows of a checklist: ticks, rows that do not apply, notes, marks, deadlines. The run itself is kept by the desk.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};
  const thresholds = [60, 10, 2, 0].map((minutes) => minutes * 60000); // left at which a deadline is announced

  runs.rows = function (desk) {
    const { list, words, root } = desk;
    const stops = list.items.filter((item) => item.stop);
    const spoken = root.querySelector("[data-pb-spoken]");
    let heard = new Map(); // thresholds passed, by deadline

    function part(item, name) { return item.row.querySelector(name); }

    function show(element, text) {
      element.hidden = !text;
      if (element.textContent !== text) element.textContent = text;
    }

    function edit(item, change) {
      desk.change((run) => runs.edit(run, item, new Date(), change));
    }

    function tick(item) {
      edit(item, (entry) => { entry.done = item.box.checked; if (entry.done) entry.na = false; });
    }

    // Made when it is first opened: most rows of most runs need none.
    function panel(item) {
      const place = part(item, "[data-pb-panel]");
      if (place.childElementCount) return place;
      place.append(root.querySelector("[data-pb-row-panel]").content.cloneNode(true));
      if (item.blank) place.querySelector("[data-pb-note-label]").textContent = item.blank;
      const note = place.querySelector("[data-pb-note-text]");
      note.addEventListener("input", () => edit(item, (entry) => { entry.note = note.value; }));
      place.querySelector("[data-pb-na]").addEventListener("click", () => edit(item, function (entry) {
        entry.na = !entry.na;
        if (entry.na) entry.done = false;
      }));
      place.querySelector("[data-pb-row-failed]").addEventListener("click", () => desk.failed(item));
      return place;
    }

    function drawPanel(item, entry, closed) {
      const place = part(item, "[data-pb-panel]");
      if (!place.childElementCount) return;
      const note = place.querySelector("[data-pb-note-text]");
      if (document.activeElement !== note) note.value = entry ? entry.note : "";
      note.disabled = closed;
      const na = place.querySelector("[data-pb-na]");
      na.setAttribute("aria-pressed", String(Boolean(entry && entry.na)));
      na.disabled = closed;
    }

    function drawRow(item, entry, next, changes, closed) {
      const done = Boolean(entry && entry.done), na = Boolean(entry && entry.na);
      item.box.checked = done;
      item.box.disabled = closed;
      item.row.classList.toggle("pb-check__row--na", na);
      item.row.classList.toggle("pb-check__row--next", item === next);
      const changed = changes.changed.includes(item), added = changes.added.includes(item);
      const former = entry && entry.text && entry.text !== item.action ? entry.text : "";
      show(part(item, "[data-pb-changed]"), added ? words.say.added : !changed ? ""
        : former ? words.fill(words.say["changed-from"], { text: former }) : words.say.changed);
      show(part(item, "[data-pb-state]"), done ? words.fill(words.say.done, { time: words.moment(new Date(entry.at)) })
        : na ? words.say.na : item === next ? words.say.next : "");
      const open = part(item, "[data-pb-more]").getAttribute("aria-expanded") === "true";
      show(part(item, "[data-pb-note]"), entry && entry.note && !open ? words.line(item.blank || words.text.note, entry.note) : "");
      drawPanel(item, entry, closed);
    }

    // A stop warns and does not lock: a call that is going on must go on.
    function drawStops(run) {
      const state = (item) => run && run.items[item.id];
      stops.forEach(function (stop) {
        const open = !(state(stop) && (state(stop).done || state(stop).na));
        const later = list.items.slice(list.items.indexOf(stop) + 1).some((item) => state(item) && state(item).done);
        const warning = part(stop, "[data-pb-stop-open]");
        if (open && later && warning.hidden) spoken.textContent = words.line(stop.action, warning.textContent);
        warning.hidden = !(open && later);
        stop.row.classList.toggle("pb-check__row--passed", open && later);
      });
    }

    function announce(deadline, left) {
      const passed = thresholds.filter((threshold) => left <= threshold).length;
      const before = heard.get(deadline.name);
      heard.set(deadline.name, passed);
      if (before === undefined || passed <= before || deadline.done) return;
      spoken.textContent = words.line(deadline.name, left > 0 ? words.fill(words.say.left, { left: words.left(left) }) : words.say.late);
    }

    function drawTimes(run) {
      const deadlines = run ? runs.deadlines(list, run, words.say["first-response"]) : [];
      const next = run && !run.closed ? runs.nextDeadline(deadlines) : null;
      const nextPlace = root.querySelector("[data-pb-next-due]");
      const now = new Date();
      list.sections.forEach(function (section) {
        const deadline = deadlines.find((one) => one.section === section);
        const place = section.element.querySelector("[data-pb-deadline]");
        show(place, deadline ? words.due(deadline) : "");
        place.classList.toggle("pb-check__deadline--overdue", Boolean(deadline) && !deadline.done && deadline.due <= now);
      });
      show(nextPlace, next ? words.line(next.name, words.due(next)) : "");
      nextPlace.classList.toggle("pb-check__deadline--overdue", Boolean(next) && next.due <= now);
      const first = deadlines.find((deadline) => !deadline.section && deadline.done);
      show(root.querySelector("[data-pb-begun]"), !run ? "" : words.fill(words.say.began, { time: words.moment(new Date(run.started)) })
        + (first ? " · " + words.line(first.name, words.due(first)) : ""));
      if (run && !run.closed) deadlines.forEach((deadline) => announce(deadline, deadline.due - now));
    }

    list.items.forEach(function (item) {
      item.box.addEventListener("change", () => tick(item));
      part(item, "[data-pb-more]").addEventListener("click", function (event) {
        const place = panel(item);
        place.hidden = !place.hidden;
        event.currentTarget.setAttribute("aria-expanded", String(!place.hidden));
        draw(desk.run());
      });
    });

    function draw(run) {
      const changes = run ? runs.changes(list, run) : { changed: [], added: [], gone: [] };
      const next = run && run.closed ? null : runs.progress(list, run).next;
      list.items.forEach((item) => drawRow(item, run && run.items[item.id], next, changes, Boolean(run && run.closed)));
      drawStops(run);
    }

    return {
      draw: draw,
      drawTimes: drawTimes,
      // Another run is shown: what was said about the last one does not count.
      forget: function () { heard = new Map(); spoken.textContent = ""; },
    };
  };
})();
