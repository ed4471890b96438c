// The page of all runs: every run in this browser, what is due next first.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};

  function start(root) {
    if (root.dataset.pbReady) return;
    root.dataset.pbReady = "yes";
    const find = (name) => root.querySelector(name);
    const words = runs.words();
    const messages = runs.messages(root);
    const lists = new Map([...root.querySelectorAll("[data-pb-checklist]")].map(function (part) {
      return [part.dataset.pbChecklist, Object.assign(runs.readList(part), { href: part.querySelector("[data-pb-list-link]").href })];
    }));

    // A run and what its checklist says about it; nothing if the checklist is not on this site.
    function seen(run) {
      const list = lists.get(run.list);
      const deadline = list && !run.closed ? runs.nextDeadline(runs.deadlines(list, run, words.say["first-response"])) : null;
      return { run: run, list: list, deadline: deadline, progress: list ? runs.progress(list, run) : null };
    }

    function setClosed(run, closed) {
      const now = runs.store.get(run.list, run.id);
      if (now) runs.store.put(Object.assign(now, { closed: closed }));
      draw();
    }

    function undoable(sentence, name, undo) {
      messages.say(words.fill(sentence, { name: name }), function () {
        undo();
        draw();
        messages.say(words.say.undone);
      });
    }

    function row(entry) {
      const { run, list, deadline, progress } = entry;
      const line = find("[data-pb-run-row]").content.cloneNode(true);
      const part = (name) => line.querySelector(name);
      const name = words.name(run);
      const link = part("[data-pb-run-link]");
      link.textContent = name;
      if (list) link.href = list.href.replace(/#.*/, "") + "?run=" + run.id + "#_checklist";
      part("[data-pb-run-list]").textContent = list ? list.title : words.fill(words.say["unknown-list"], { id: run.list });
      if (progress) {
        part("[data-pb-run-progress]").textContent = progress.text + (progress.na ? " " + words.fill(words.say["na-count"], { n: progress.na }) : "");
        part("[data-pb-run-bar]").max = Math.max(1, progress.total);
        part("[data-pb-run-bar]").value = progress.total ? progress.done : 1;
        part("[data-pb-run-bar]").setAttribute("aria-label", name);
      } else part("[data-pb-run-bar]").remove();
      const due = part("[data-pb-run-due]");
      due.textContent = run.closed ? words.text.closed + " " + words.moment(new Date(run.closed))
        : deadline ? words.line(deadline.name, words.due(deadline)) : progress && !progress.next ? words.say.finished : words.say["no-deadline"];
      due.classList.toggle("pb-check__deadline--overdue", Boolean(deadline) && deadline.due <= new Date());
      const on = function (selector, shown, then) {
        const button = part(selector);
        button.hidden = !shown;
        button.setAttribute("aria-label", button.textContent.trim() + ": " + name);
        button.addEventListener("click", then);
      };
      on("[data-pb-run-close]", !run.closed, function () {
        setClosed(run, new Date().toISOString());
        undoable(words.say["was-closed"], name, () => setClosed(run, null));
      });
      on("[data-pb-run-reopen]", run.closed, function () {
        setClosed(run, null);
        undoable(words.say["was-reopened"], name, () => setClosed(run, run.closed));
      });
      on("[data-pb-run-export]", true, () => runs.saveRun(run));
      on("[data-pb-run-delete]", true, function () {
        runs.store.remove(run);
        draw();
        undoable(words.say.deleted, name, () => runs.store.put(run));
      });
      return line;
    }

    function draw() {
      const all = runs.store.all().map(seen);
      const time = (entry) => entry.deadline ? entry.deadline.due.getTime() : Infinity;
      const open = all.filter((entry) => !entry.run.closed)
        .sort((a, b) => time(a) === time(b) ? runs.touched(b.run) - runs.touched(a.run) : time(a) - time(b));
      const closed = all.filter((entry) => entry.run.closed).sort((a, b) => a.run.closed < b.run.closed ? 1 : -1);
      find("[data-pb-open-runs]").replaceChildren(...open.map(row));
      find("[data-pb-closed-runs]").replaceChildren(...closed.map(row));
      find("[data-pb-no-runs]").hidden = open.length > 0;
      find("[data-pb-some-closed]").hidden = !closed.length;
      document.querySelectorAll('nav a[href="#_closed"]').forEach((link) => { link.parentElement.hidden = !closed.length; });
      find("[data-pb-export-all]").hidden = !all.length;
      messages.storage(words);
    }

    find("[data-pb-export-all]").addEventListener("click", () => runs.saveAll(runs.store.all(), words));
    find("[data-pb-import]").addEventListener("change", (event) => runs.open(event.target, words, null, function (sentence) {
      draw();
      messages.say(sentence);
    }));
    runs.store.watch(draw);
    window.addEventListener("pageshow", draw);
    find("[data-pb-scripted]").hidden = false;
    draw();
    // The times; not while somebody is on one of the buttons, which are made anew.
    setInterval(function () { if (!root.contains(document.activeElement)) draw(); }, 30000);
  }

  window.pbPage.whenReady(() => document.querySelectorAll("[data-pb-overview]").forEach(start));
})();
