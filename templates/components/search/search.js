// The search box: opens with "/", Ctrl+K or a tap, searches on every keystroke, also while an input
// method is composing. The index is fetched as a script when search is first wanted, which works from a folder too.
(function () {
  "use strict";
  const dialog = document.querySelector("[data-pb-search]");
  if (!dialog || !dialog.showModal) return;
  const input = dialog.querySelector("[data-pb-search-input]");
  const list = dialog.querySelector("[data-pb-search-results]");
  const none = dialog.querySelector("[data-pb-search-none]");
  const most = 12;
  let pages = null;

  // Width, case, kana and separators do not matter: ｸﾚｰﾑ, クレーム and くれーむ are one word.
  function plain(text) {
    return text.normalize("NFKC").toLowerCase()
      .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[\ufe00-\ufe0f\u200b-\u200d]|[\u{e0100}-\u{e01ef}]/gu, "");
  }

  function load(then) {
    if (pages) return then();
    const script = document.createElement("script");
    script.src = dialog.dataset.pbSearchScript;
    script.onload = function () {
      pages = window.pbSearchIndex.map(function (page) {
        const lines = page.lines.map((line) => ({ weight: line[0], anchor: line[1], text: line[2], plain: plain(line[2]) }));
        page.words.forEach((word) => lines.push({ weight: 80, anchor: "", text: page.summary, plain: plain(word) }));
        lines.push({ weight: 40, anchor: "", text: page.summary, plain: plain(page.summary) });
        lines.push({ weight: 100, anchor: "", text: page.summary, plain: plain(page.title) });
        return { page: page, lines: lines };
      });
      then();
    };
    document.head.append(script);
  }

  // A page is found when every word stands somewhere on it; its rank is that of its best lines.
  function find(query) {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    pages.forEach(function (entry) {
      let score = 0;
      let best = null;
      for (const word of words) {
        let top = 0;
        for (const line of entry.lines) {
          const at = line.plain.indexOf(word);
          if (at < 0) continue;
          // At equal weight, a whole line or its beginning tells more than a word inside.
          const worth = line.weight + (line.plain === word ? 9 : at === 0 ? 5 : 0);
          if (worth > top) top = worth;
          if (!best || worth > best.worth) best = { worth: worth, line: line };
        }
        if (!top) return;
        score += top;
      }
      found.push({ page: entry.page, line: best.line, score: score, words: words });
    });
    return found.sort((a, b) => b.score - a.score).slice(0, most);
  }

  function marked(text, words) {
    const span = document.createElement("span");
    span.className = "pb-search__line";
    const lower = plain(text);
    const at = lower.length === text.length ? lower.indexOf(words[0]) : -1;
    if (at < 0) { span.textContent = text; return span; }
    const from = Math.max(0, at - 20);
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + words[0].length);
    span.append((from ? "…" : "") + text.slice(from, at), mark, text.slice(at + words[0].length, at + 80));
    return span;
  }

  function show() {
    const found = find(input.value);
    list.replaceChildren(...found.map(function (hit) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.className = "pb-search__hit";
      link.href = dialog.dataset.pbSearchBase + "/" + hit.page.address + (hit.line.anchor ? "#" + hit.line.anchor : "");
      const kind = document.createElement("span");
      kind.className = "pb-search__kind";
      kind.textContent = hit.page.kind;
      const title = document.createElement("b");
      title.className = "pb-search__title";
      title.textContent = hit.page.title;
      link.append(kind, title, marked(hit.line.text, hit.words));
      item.append(link);
      return item;
    }));
    none.hidden = !input.value.trim() || found.length > 0;
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    load(show);
  }

  function step(by) {
    const stops = [input, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const next = stops[Math.min(stops.length - 1, Math.max(0, here + by))];
    if (next) next.focus();
  }

  document.querySelectorAll("[data-pb-search-open]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", open);
  });
  dialog.querySelector("[data-pb-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  input.addEventListener("input", () => load(show));
  dialog.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.click();
  });
  dialog.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)) {
      event.preventDefault();
      open();
    }
  }, true);
})();
