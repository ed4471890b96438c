// Runs that leave or enter the page, each time because the reader asked: as text, as Markdown, as a file.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};
  const largest = 2 * 1024 * 1024;

  function facts(list, run, words) {
    const { text } = words;
    const progress = runs.progress(list, run);
    const na = progress.na ? " (" + words.fill(words.say["na-count"], { n: progress.na }) + ")" : "";
    return [
      [text.customer, run.customer || "—"],
      [text.started, runs.stamp(new Date(run.started))],
      ...(run.closed ? [[text.closed, runs.stamp(new Date(run.closed))]] : []),
      [text.progress, progress.text + na],
      [text.version, run.version],
    ];
  }

  // One shape for both: ``write`` says how a heading, a fact, a row and a note look.
  function written(list, run, words, write) {
    const { text } = words;
    const lines = [write.title(list.title), ...facts(list, run, words).map((fact) => write.fact(fact[0], fact[1]))];
    const due = new Map(runs.deadlines(list, run, "").map((deadline) => [deadline.section, deadline.due]));
    let number = 0;
    const row = function (item, entry, label) {
      const state = entry && entry.done ? text.done : entry && entry.na ? text.na : text.open;
      const when = entry && (entry.done || entry.na) ? runs.stamp(new Date(entry.at)) : "";
      lines.push(write.row(state, entry || {}, label + item.action, [item.role, entry && entry.na ? text.na : "", when].filter(Boolean).join(", ")));
      if (entry && entry.note) lines.push(write.note(item.blank || text.note, entry.note));
    };
    list.sections.forEach(function (section, index) {
      const limit = due.has(section) ? " (" + text.within + " " + runs.stamp(due.get(section)) + ")" : "";
      lines.push("", write.section(index + 1 + ". " + section.title + limit));
      section.items.forEach((item) => row(item, run.items[item.id], ++number + ". "));
    });
    const gone = runs.changes(list, run).gone;
    if (gone.length) lines.push("", write.section(text.gone));
    gone.forEach((entry) => row({ action: entry.text || entry.id, role: "" }, entry, ""));
    lines.push("", write.fact(text.completion, list.completion));
    return lines.join("\n") + "\n";
  }

  runs.asText = function (list, run, words) {
    return written(list, run, words, {
      title: (title) => title,
      fact: words.line,
      section: (title) => title,
      row: (state, entry, action, about) => "[" + (entry.done ? "x" : entry.na ? "-" : " ") + "] " + action + (about ? " (" + about + ")" : ""),
      note: (label, note) => "    " + words.line(label, note.replace(/\n/g, "\n    ")),
    });
  };

  runs.asMarkdown = function (list, run, words) {
    const plain = (text) => text.replace(/[\\`*_[\]<>~|]/g, "\\$&").replace(/\n/g, "\n      ");
    return written(list, run, words, {
      title: (title) => "## " + plain(title) + "\n",
      fact: (name, value) => "- " + words.line(plain(name), plain(value)),
      section: (title) => "### " + plain(title) + "\n",
      row: (state, entry, action, about) => "- [" + (entry.done ? "x" : " ") + "] " + (entry.na ? "~~" + plain(action) + "~~" : plain(action)) + (about ? " (" + plain(about) + ")" : ""),
      note: (label, note) => "    - " + words.line(plain(label), plain(note)),
    });
  };

  runs.copy = function (text, done, byHand) {
    if (!navigator.clipboard || !navigator.clipboard.writeText) return byHand(text);
    navigator.clipboard.writeText(text).then(done, () => byHand(text));
  };

  runs.save = function (name, content) {
    const link = document.createElement("a");
    const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2) + "\n"], { type: "application/json" }));
    link.href = address;
    link.download = name + ".json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000); // some browsers begin to read it later
  };

  runs.saveRun = (run) => runs.save(run.list + "-" + runs.stamp(new Date(run.started), "-").replace(":", ""), run);

  runs.saveAll = (all, words) => runs.save(words.say["export-name"] + "-" + runs.stamp(new Date(), "-").replace(":", ""), { schema: 1, runs: all });

  // Keep a run from a file. One that is here already stays as it is; another of the same id gets a new id.
  function keep(run) {
    const there = runs.store.get(run.list, run.id);
    if (there && JSON.stringify(there) === JSON.stringify(run)) return false;
    if (there) run.id += Math.random().toString(36).slice(2, 6).padEnd(4, "0");
    if (!runs.checked(run)) return false;
    runs.store.put(run);
    return true;
  }

  // Read a chosen file; ``then`` gets what to say and the runs that were kept. ``list`` is the checklist of the page, if any.
  runs.open = function (field, words, list, then) {
    const file = field.files[0];
    if (!file) return;
    const { say } = words;
    const refuse = (sentence) => then(words.fill(sentence, { file: file.name }), []);
    if (file.size > largest) { field.value = ""; return refuse(say["too-large"]); }
    file.text().then(function (text) {
      field.value = ""; // the same file can be chosen again
      let content;
      try { content = JSON.parse(text); } catch (error) { return refuse(say["not-json"]); }
      const offered = content && Array.isArray(content.runs) ? content.runs.slice(0, 2000) : [content];
      const good = offered.map(runs.checked).filter(Boolean);
      if (!good.length) return refuse(say["not-run"]);
      const kept = good.filter(keep);
      const elsewhere = list ? kept.filter((run) => run.list !== list.id).length : 0;
      const parts = [[say.imported, kept.length], [say["imported-elsewhere"], elsewhere], [say["already-here"], good.length - kept.length], [say["some-bad"], offered.length - good.length]];
      then(parts.filter((part, index) => part[1] || (!index && kept.length)).map((part) => words.many(part[0], part[1])).join(" "), kept);
    }, () => refuse(say["not-json"]));
  };

  // A text for the owner of a playbook. The customer is left out: it may travel further than the run.
  runs.report = function (root, list, run, item, what, words) {
    const { text } = words;
    const title = words.line(text["failed-title"], list.title);
    const facts = [
      [text.to, root.dataset.pbOwner],
      [text.playbook, list.title + " (" + list.id + ")"],
      [text.version, list.version + ", " + text.reviewed + " " + root.dataset.pbReviewed],
      ...(item ? [[text.row, list.items.indexOf(item) + 1 + ". " + item.action + " (" + item.id + ")"]] : []),
      ...(run ? [[text.progress, runs.progress(list, run).text]] : []),
      [text.date, runs.stamp(new Date())],
      [text.what, what || "—"],
    ];
    const body = [title, "", ...facts.map((fact) => words.line(fact[0], fact[1]))].join("\n") + "\n";
    return { text: body, mail: "mailto:?subject=" + encodeURIComponent(title) + "&body=" + encodeURIComponent(body.replace(/\n/g, "\r\n")) };
  };
})();
