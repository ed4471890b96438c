// The search box itself: a combobox whose list holds hits, or before typing what was looked for and used.
(function (search) {
  "use strict";
  const most = 12, atOnce = 3; // hits in the list, and in the frame after the key; the others follow in the next
  const later = 250; // ms after the first hits until the rest of the index is brought
  const settled = 1200; // ms after the last key until a query without hits is kept for the owner

  function start(dialog, load) {
    if (dialog.dataset.pbSearchStarted !== undefined) return dialog.dispatchEvent(new CustomEvent("pb-search-opened"));
    dialog.dataset.pbSearchStarted = "";
    const part = (name) => dialog.querySelector("[data-pb-search-" + name + "]");
    const input = part("input"), list = part("results"), none = part("none"), nearest = part("nearest"), facets = part("facets"), status = part("status");
    const base = dialog.dataset.pbSearchBase, here = dialog.dataset.pbSearchHere;
    const kept = search.memory(base);
    let source = null, words = null, completed = false, scrolled = false, chosen = -1, timer = 0, frame = 0, more = 0;
    const facet = { kind: -1, stage: -1 };

    function element(name, className, ...content) {
      const made = document.createElement(name);
      made.className = className;
      made.append(...content);
      return made;
    }

    // --- The list -------------------------------------------------------------------------------

    const options = () => [...list.querySelectorAll("[role=option]")];

    // The option of that number, round in a circle; none without a number.
    function choose(number) {
      if (number === undefined && chosen < 0) return; // nothing to restyle
      const all = options();
      chosen = all.length && number !== undefined ? (number + all.length) % all.length : -1;
      all.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
      if (chosen < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }

    function number() {
      options().forEach(function (option, i) {
        option.id = "_search-option-" + i;
        option.tabIndex = -1;
      });
    }

    // A choice stays when the list is filled anew with the same hit in it.
    function fill(nodes) {
      const before = chosen < 0 ? null : options()[chosen].href;
      if (scrolled) list.scrollTop = 0; // which costs a layout of its own
      scrolled = false;
      list.replaceChildren(...nodes);
      number();
      list.hidden = !nodes.length;
      input.setAttribute("aria-expanded", String(nodes.length > 0));
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      const again = before ? options().findIndex((option) => option.href === before) : -1;
      if (again >= 0) choose(again);
    }

    function option(name, className, ...content) {
      const made = element(name, className, ...content);
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      return made;
    }

    function link(address, anchor, ...content) {
      const made = option("a", "pb-search__hit", ...content);
      made.href = base + "/" + address + (anchor ? "#" + anchor : "");
      return made;
    }

    function hitOption(hit) {
      const page = hit.page;
      const texts = hit.matches.map((match) => match.text);
      const found = texts.some((text) => text.length > 1) ? texts.filter((text) => text.length > 1 || /[0-9]/.test(text)) : texts;
      const best = hit.matches.reduce((a, b) => (b.score > a.score ? b : a));
      const classes = search.classes;
      const whole = best.line.rank === classes.title || best.line.rank === classes.searchWord || best.line.rank === classes.twin;
      const said = hit.matches.map((match) => match.said).filter(Boolean).sort((a, b) => b.score - a.score)[0];
      // Beside a title that matches, a reason that only mentions the word says less than the summary.
      const line = said && !(whole && said.line.rank > classes.step) ? said.line : null;
      const marks = element("span", "pb-search__marks",
        element("span", "pb-search__kind pb-search__kind--" + page.name, source.kinds[page.kind]),
        ...page.stages.flatMap((stage) => [" ", element("span", "pb-search__stage", source.stages[stage])]));
      const made = link(page.address, whole ? "" : (line || best.line).anchor, marks, element("b", "pb-search__title", ...search.marked(page.title, found, Infinity)));
      if (whole && best.line.rank !== classes.title && !found.some((text) => search.fold(page.title).includes(text))) {
        made.append(element("span", "pb-search__word", ...search.marked(best.line.text, found)));
      }
      made.append(element("span", "pb-search__line", ...search.marked(line ? line.text : page.summary, found)));
      const reply = replyTo(page, line, whole);
      if (reply) made.append(element("span", "pb-search__reply", element("b", "pb-search__who", words.say), " ", reply));
      return made;
    }

    // What to say at once: the answer to these words, what to say instead, or the first words of the call card.
    function replyTo(page, line, whole) {
      const classes = search.classes;
      const spoken = line && line.rank >= classes.theySay && line.rank <= classes.say;
      if ((whole && !spoken) || (line && line.rank === classes.trigger)) return (page.lines.find((other) => other.anchor === "_call" && other.rank === classes.say) || {}).text;
      const next = line && page.lines[line.number + 1];
      return line && (line.rank === classes.theySay || line.rank === classes.aside) && next && next.rank === classes.say ? next.text : "";
    }

    function group(title, made) {
      if (!made.length) return [];
      const heading = element("span", "pb-search__group-title", title);
      heading.setAttribute("aria-hidden", "true");
      const box = element("div", "pb-search__group", heading, ...made);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", title);
      return [box];
    }

    function showBefore() {
      const recent = kept.recent().map(function (query) {
        const made = option("button", "pb-search__hit pb-search__hit--query", query);
        made.type = "button";
        made.dataset.pbSearchQuery = query;
        return made;
      });
      const used = kept.used().map((page) => link(page.address, "", element("b", "pb-search__title", page.title)));
      fill([...group(words.recent, recent), ...group(words.used, used)]);
      none.hidden = facets.hidden = true;
      status.textContent = "";
      status.classList.remove("pb-search__status--unseen");
    }

    // --- Searching ------------------------------------------------------------------------------

    function show() {
      const query = input.value.trim();
      clearTimeout(timer);
      nothingMore();
      if (!source) return;
      if (!search.fold(query)) return showBefore();
      search.find(query, source, here ? source.page(here) : null, function (result) {
        if (query !== input.value.trim()) return;
        if (!completed && !result.hits.length) return complete();
        const wanted = result.hits.filter((hit) => (facet.kind < 0 || hit.page.kind === facet.kind) && (facet.stage < 0 || hit.page.stages.includes(facet.stage)));
        nothingMore();
        const soon = chosen < 0 ? atOnce : most; // a choice stays
        fill(wanted.slice(0, soon).map(hitOption));
        frame = requestAnimationFrame(() => { more = setTimeout(function () {
          showMore(wanted.slice(soon, most), result.hits);
          if (!wanted.length) showNearest(result.nearest());
        }); });
        showNone(query, wanted);
        if (!result.partly) status.textContent = wanted.length ? words.found.replace("{n}", wanted.length) : words.none;
        if (!completed) setTimeout(complete, later);
      });
    }

    function nothingMore() {
      cancelAnimationFrame(frame);
      clearTimeout(more);
    }

    function showMore(hits, all) {
      list.append(...hits.map(hitOption));
      number();
      showFacets(all);
    }

    // The lines that count less are brought after the first hits are read, or when there are none without them.
    function complete() {
      if (completed) return;
      completed = true;
      source.complete(show);
    }

    function showNone(query, wanted) {
      none.hidden = wanted.length > 0;
      status.classList.toggle("pb-search__status--unseen", !wanted.length);
      if (wanted.length) nearest.parentElement.hidden = true;
      else if (facet.kind < 0 && facet.stage < 0) timer = setTimeout(() => kept.missed(query), settled);
    }

    function showNearest(suggestions) {
      const buttons = suggestions.map(function (word) {
        const button = element("button", "pb-search__suggestion", word);
        button.type = "button";
        button.dataset.pbSearchQuery = word;
        return button;
      });
      nearest.replaceChildren(...buttons);
      nearest.parentElement.hidden = !buttons.length;
    }

    function showFacets(hits) {
      const kinds = [...new Set(hits.map((hit) => hit.page.kind))].sort((a, b) => a - b);
      const stages = [...new Set(hits.flatMap((hit) => hit.page.stages))].sort((a, b) => a - b);
      const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.pbSearchFacet : "";
      const buttons = (name, numbers, labels) => numbers.map(function (number) {
        const button = element("button", "pb-search__facet", labels[number]);
        button.type = "button";
        button.dataset.pbSearchFacet = name + number;
        button.setAttribute("aria-pressed", String(facet[name] === number));
        button.addEventListener("click", function () {
          facet[name] = facet[name] === number ? -1 : number;
          source.facet = facet.kind < 0 && facet.stage < 0 ? null : ([kind, ...at]) => (facet.kind < 0 || kind === facet.kind) && (facet.stage < 0 || at.includes(facet.stage));
          show();
        });
        return button;
      });
      if (facet.kind >= 0 && !kinds.includes(facet.kind)) kinds.push(facet.kind);
      if (facet.stage >= 0 && !stages.includes(facet.stage)) stages.push(facet.stage);
      facets.replaceChildren(...buttons("kind", kinds, source.kinds), ...buttons("stage", stages, source.stages));
      facets.hidden = kinds.length + stages.length < 3;
      const again = focused && facets.querySelector('[data-pb-search-facet="' + focused + '"]');
      if (again) again.focus();
    }

    function ask(query) {
      input.value = query;
      input.focus();
      show();
    }

    // --- Keys and taps --------------------------------------------------------------------------

    list.addEventListener("click", function (event) {
      const target = event.target.closest("[role=option]");
      if (!target) return;
      if (target.dataset.pbSearchQuery) return ask(target.dataset.pbSearchQuery);
      if (input.value.trim()) kept.searched(input.value.trim());
      dialog.close();
    });
    nearest.addEventListener("click", function (event) {
      const target = event.target.closest("button");
      if (target) ask(target.dataset.pbSearchQuery);
    });
    // Input methods of phones send no keys: what counts is that the text has changed, also while composing.
    ["input", "compositionupdate", "compositionend"].forEach((name) => input.addEventListener(name, () => {
      facet.kind = facet.stage = -1;
      choose();
      if (source) source.facet = null;
      show();
    }));
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        const target = options()[Math.max(0, chosen)];
        if (target) target.click();
      }
    });
    list.addEventListener("scroll", () => { scrolled = true; });
    dialog.addEventListener("pb-search-opened", show);
    dialog.addEventListener("pb-search-missing", function () { status.textContent = dialog.dataset.pbSearchUnreachable; });
    dialog.addEventListener("close", () => clearTimeout(timer));

    search.open(load, function (opened) {
      source = opened;
      words = source.labels;
      show();
    });
  }

  search.start = start;
  (window.pbSearchFiles = window.pbSearchFiles || {}).code = search;
})(window.pbSearchCode = window.pbSearchCode || {});
