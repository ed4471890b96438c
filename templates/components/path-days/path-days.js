// Ticks of a learning path: kept by permanent names, so they hold in every language and on every page that shows the path.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};

  // The tasks of a path (or of one of its days) with what is kept of them.
  learn.tasks = function (part) {
    const { tasks } = learn.read();
    return [...part.querySelectorAll("[data-pb-task]")].map(function (row) {
      const kept = tasks[row.dataset.pbTask];
      return { row: row, kept: kept, done: Boolean(kept) && !learn.isOpen(kept, row.dataset.pbRests) };
    });
  };

  function start(path) {
    if (path.dataset.pbReady) return;
    path.dataset.pbReady = "yes";
    const say = window.pbDesk.learn;

    function meter(part, tasks) {
      const done = tasks.filter((task) => task.done).length;
      part.querySelector("[data-pb-done]").textContent = done + "/" + tasks.length;
      const bar = part.querySelector("progress");
      bar.max = tasks.length;
      bar.value = done;
      part.hidden = false;
    }

    function draw() {
      path.querySelectorAll("[data-pb-day]").forEach(function (day) {
        const tasks = learn.tasks(day);
        meter(day.querySelector("[data-pb-meter]"), tasks);
        tasks.forEach(function (task) {
          const note = task.row.querySelector("[data-pb-changed]");
          const raised = task.kept ? learn.raised(task.kept.rests, task.row.dataset.pbRests) : [];
          task.row.querySelector("input").checked = task.done;
          note.hidden = !raised.length;
          note.replaceChildren(...(raised.length ? [say.changed, ...links(task.row, raised)] : []));
        });
      });
      meter(path.querySelector(":scope > [data-pb-meter]"), learn.tasks(path));
    }

    // To the steps that have changed; the task's own change has no page to read.
    function links(row, raised) {
      const page = row.querySelector("[data-pb-page]");
      return raised.filter((part) => page && part.startsWith(page.dataset.pbPage + "#")).flatMap(function (part) {
        const link = learn.element("a", "", "#" + part.split("#")[1]);
        link.href = page.href.replace(/#.*/, "") + "#" + part.split("#")[1];
        return [" ", link];
      });
    }

    path.addEventListener("change", function (event) {
      const row = event.target.closest("[data-pb-task]");
      if (row) learn.tick(row.dataset.pbTask, row.dataset.pbRests, event.target.checked);
    });
    learn.watch(draw);
    window.addEventListener("pageshow", draw);
    draw();
  }

  window.pbPage.whenReady(() => document.querySelectorAll("[data-pb-path]").forEach(start));
})();
