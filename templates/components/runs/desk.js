// The desk of a checklist page: which run is shown. Every change goes through it, to the store and back to the page.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};

  // What has happened, said once, with a way back where there is one. Also on the page of all runs.
  runs.messages = function (root) {
    const box = root.querySelector("[data-pb-said-box]");
    const said = root.querySelector("[data-pb-said]");
    const undo = root.querySelector("[data-pb-undo]");
    const trouble = root.querySelector("[data-pb-trouble]");
    let back = null;
    undo.addEventListener("click", () => back());
    root.querySelector("[data-pb-said-close]").addEventListener("click", () => { box.hidden = true; });
    return {
      say: function (sentence, undone) {
        box.hidden = !sentence;
        said.textContent = sentence;
        back = undone || null;
        undo.hidden = !undone;
        // What was pressed may be gone now; the keyboard goes on at the way back.
        const active = document.activeElement;
        if (undone && (active === document.body || !active.getClientRects().length)) undo.focus();
      },
      storage: function (words) {
        const why = runs.store.trouble();
        const sentence = why ? words.say["unsaved-" + why] : "";
        if (trouble.textContent !== sentence) trouble.textContent = sentence;
        trouble.hidden = !why;
      },
    };
  };

  function start(root) {
    if (root.dataset.pbReady) return;
    root.dataset.pbReady = "yes";
    const find = (name) => root.querySelector(name);
    const on = (name, event, then) => root.querySelectorAll(name).forEach((element) => element.addEventListener(event, then));
    const list = runs.readList(root);
    const words = runs.words();
    const messages = runs.messages(root);
    const customer = find("[data-pb-customer]");
    const started = find("[data-pb-started]");
    const choice = find("[data-pb-choose]");
    const memory = "pb-shown:" + list.id;
    let run = first();

    const desk = { list: list, words: words, root: root, run: () => run, change: change, say: messages.say };
    const rows = runs.rows(desk);
    const failed = runs.failedDialog(desk);

    // The run a link asks for, else the one this tab has shown, else the open one that was touched last. On a reload
    // the link has done its work.
    function first() {
      const own = runs.store.of(list.id);
      const wanted = [new URLSearchParams(location.search).get("run")];
      const [arrival] = performance.getEntriesByType("navigation");
      try {
        const shown = sessionStorage.getItem(memory);
        if (arrival && arrival.type !== "navigate") wanted.unshift(shown);
        else wanted.push(shown);
      } catch (error) { /* forbidden: the link or the last touched will do */ }
      return wanted.map((id) => own.find((one) => one.id === id)).find(Boolean) || latest();
    }

    function latest() {
      const open = runs.store.of(list.id).filter((one) => !one.closed);
      return open.sort((a, b) => runs.touched(b) - runs.touched(a))[0] || null;
    }

    function show(next) {
      run = next;
      try {
        if (run) sessionStorage.setItem(memory, run.id);
        else sessionStorage.removeItem(memory);
      } catch (error) { /* forbidden: the page remembers until it is left */ }
      rows.forget();
      draw();
    }

    // Begins a run if there is none, so that nobody has to before the first tick.
    function change(edit) {
      const begun = !run;
      const now = begun ? runs.begin(list, new Date()) : runs.store.get(list.id, run.id) || run;
      edit(now);
      runs.store.put(now);
      if (begun) return show(now);
      run = now;
      draw();
    }

    function draw() {
      const progress = runs.progress(list, run);
      find("[data-pb-progress]").textContent = progress.text;
      find("[data-pb-na-count]").textContent = progress.na ? words.fill(words.say["na-count"], { n: progress.na }) : "";
      const bar = find("[data-pb-progress-bar]");
      bar.max = Math.max(1, progress.total);
      bar.value = progress.total ? progress.done : 1;
      find("[data-pb-next]").disabled = !progress.next;
      root.querySelectorAll("[data-pb-has-run]").forEach((part) => { part.hidden = !run; });
      root.querySelectorAll("[data-pb-has-no-run]").forEach((part) => { part.hidden = Boolean(run); });
      root.querySelectorAll("[data-pb-is-closed]").forEach((part) => { part.hidden = !run || !run.closed; });
      root.querySelectorAll("[data-pb-is-open]").forEach((part) => { part.hidden = !run || Boolean(run.closed); });
      find("[data-pb-finished]").hidden = !run || Boolean(run.closed) || Boolean(progress.next);
      if (document.activeElement !== customer) customer.value = run ? run.customer : "";
      if (document.activeElement !== started) started.value = run ? runs.stamp(new Date(run.started), "T") : "";
      customer.disabled = started.disabled = Boolean(run && run.closed);
      drawChoice();
      drawChanges();
      messages.storage(words);
      rows.draw(run);
      rows.drawTimes(run);
    }

    function drawChoice() {
      const own = runs.store.of(list.id).sort((a, b) => runs.touched(b) - runs.touched(a));
      const groups = [[words.say.open, own.filter((one) => !one.closed)], [words.say.closed, own.filter((one) => one.closed)]];
      const options = groups.filter((group) => group[1].length).map(function (group) {
        const part = document.createElement("optgroup");
        part.label = group[0];
        part.append(...group[1].map(function (one) {
          const name = words.fill(words.say.option, { name: words.name(one), progress: runs.progress(list, one).text });
          return new Option(name, one.id, false, Boolean(run) && one.id === run.id);
        }));
        return part;
      });
      if (!run) options.unshift(new Option(words.say.none, "", true, true));
      choice.replaceChildren(...options);
      // One run that is shown already leaves nothing to choose.
      find("[data-pb-has-runs]").hidden = own.length < (run ? 2 : 1);
    }

    function drawChanges() {
      const changes = run ? runs.changes(list, run) : { changed: [], added: [], gone: [] };
      const fresh = changes.changed.length + changes.added.length;
      const counts = [[words.say["changed-count"], changes.changed], [words.say["added-count"], changes.added], [words.say["gone-count"], changes.gone]];
      find("[data-pb-changes]").hidden = !fresh && !changes.gone.length;
      find("[data-pb-changes-text]").textContent = counts.filter((count) => count[1].length).map((count) => words.many(count[0], count[1].length)).join(" ");
      find("[data-pb-changes-list]").replaceChildren(...[...changes.changed, ...changes.added, ...changes.gone].map(function (row) {
        const line = document.createElement("li");
        if (!row.row) {
          const state = row.done ? words.text.done : row.na ? words.text.na : words.text.open;
          line.textContent = (row.text || row.id) + " (" + state + ")" + (row.note ? " " + words.line(words.text.note, row.note) : "");
        } else {
          const link = document.createElement("a");
          link.href = "#" + row.id;
          link.textContent = row.action;
          line.append(link);
        }
        return line;
      }));
      find("[data-pb-acknowledge]").hidden = !fresh || Boolean(run.closed);
    }

    function begin() {
      const old = run;
      const made = runs.begin(list, new Date());
      runs.store.put(made);
      show(made);
      messages.say(words.say.new, function () {
        const now = runs.store.get(list.id, made.id);
        if (now && !now.customer && !Object.keys(now.items).length) runs.store.remove(now);
        show(old && runs.store.get(list.id, old.id));
        messages.say(words.say.undone);
      });
    }

    function close() {
      change((now) => { now.closed = new Date().toISOString(); });
      messages.say(words.fill(words.say["was-closed"], { name: words.name(run) }), reopen);
    }

    function reopen() {
      change((now) => { now.closed = null; });
      messages.say(words.say.undone);
    }

    function remove() {
      const old = run;
      runs.store.remove(old);
      show(latest());
      messages.say(words.fill(words.say.deleted, { name: words.name(old) }), function () {
        runs.store.put(old);
        show(old);
        messages.say(words.say.undone);
      });
    }

    on("[data-pb-menu-open]", "click", function (event) {
      const menu = find("[data-pb-menu]");
      menu.hidden = !menu.hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!menu.hidden));
    });
    on("[data-pb-choose]", "change", function () { show(runs.store.get(list.id, choice.value)); messages.say(""); });
    on("[data-pb-new]", "click", begin);
    on("[data-pb-customer]", "input", () => change((now) => { now.customer = customer.value; }));
    on("[data-pb-started]", "change", function () {
      const time = new Date(started.value);
      // A year may be typed digit by digit; what is no time yet is left alone.
      if (!isNaN(time) && time.getFullYear() >= 1970 && time.getFullYear() <= 9999) change((now) => { now.started = time.toISOString(); });
    });
    on("[data-pb-started]", "blur", draw);
    on("[data-pb-next]", "click", function () {
      const next = runs.progress(list, run).next;
      if (next) next.box.focus();
    });
    on("[data-pb-print-blank]", "click", () => window.pbSheet.print(null));
    on("[data-pb-print-run]", "click", () => window.pbSheet.print(run));
    on("[data-pb-copy-text]", "click", () => runs.handOver(desk, runs.asText(list, run, words)));
    on("[data-pb-copy-markdown]", "click", () => runs.handOver(desk, runs.asMarkdown(list, run, words)));
    on("[data-pb-export]", "click", () => runs.saveRun(run));
    on("[data-pb-import]", "change", (event) => runs.open(event.target, words, list, function (sentence, kept) {
      const own = kept.find((one) => one.list === list.id);
      if (own) show(own);
      else draw();
      messages.say(sentence);
    }));
    on("[data-pb-failed]", "click", () => failed(null));
    on("[data-pb-close-run]", "click", close);
    on("[data-pb-reopen]", "click", function () { reopen(); messages.say(""); });
    on("[data-pb-delete]", "click", remove);
    on("[data-pb-acknowledge]", "click", () => change((now) => runs.agree(list, now)));
    desk.failed = failed;

    runs.store.watch(function () {
      if (run && !runs.store.get(list.id, run.id)) return show(latest()); // deleted in another tab
      run = run && runs.store.get(list.id, run.id);
      draw();
    });
    window.addEventListener("pageshow", draw); // back from another page, where the browser kept this one
    setInterval(() => rows.drawTimes(run), 5000);
    root.querySelectorAll("[data-pb-room]").forEach((part) => { part.hidden = false; });
    show(run);
  }

  window.pbPage.whenReady(() => document.querySelectorAll(".pb-check[data-pb-checklist]").forEach(start));
})();
