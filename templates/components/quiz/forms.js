// The three sorts of answer. Each gives its part of the form, its result (nothing while it is incomplete) and a reset.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  const reason = (details, number) => details.querySelector('[data-pb-reason="' + number + '"]');

  // From here on one line out of place is still a pass: 8 of the 9 gates, 6 of the 7 steps.
  const LONG = 7;

  function button(text, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "pb-run__button pb-quiz__move";
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  learn.forms = {
    // One or several of some lines.
    pbOptions: function (lines, details, say, name) {
      const right = new Set([...details.querySelectorAll("[data-pb-right]")].map((line) => line.dataset.pbReason));
      const part = learn.element("ul", "pb-quiz__choices");
      const boxes = [...lines.children].map(function (line) {
        const box = document.createElement("input");
        const label = learn.element("label", "pb-quiz__choice");
        const row = document.createElement("li");
        box.type = right.size > 1 ? "checkbox" : "radio";
        box.name = name + "-choice";
        box.value = line.dataset.pbOption;
        label.append(box, learn.element("span", "", line.textContent));
        row.append(label);
        part.append(row);
        return box;
      });
      const group = learn.element("div");
      group.append(part);
      return {
        part: group,
        missing: say["choose-first"],
        result: function () {
          const chosen = boxes.filter((box) => box.checked);
          if (!chosen.length) return null;
          chosen.forEach((box) => learn.mark(reason(details, box.value).querySelector(".pb-quiz__verdict"), say.yours));
          return { right: chosen.length === right.size && chosen.every((box) => right.has(box.value)) };
        },
        reset: function () { boxes.forEach(function (box) { box.checked = false; }); },
      };
    },

    // Lines to put in order: pressed one after the other, then moved up and down or taken out again.
    pbOrder: function (lines, details, say) {
      const part = learn.element("div", "pb-quiz__arrange");
      const answer = learn.element("ol", "pb-quiz__arranged");
      const pool = learn.element("div", "pb-quiz__pool");
      const spoken = learn.element("p", "pb-run__spoken");
      const all = [...lines.children].map((line) => ({ number: Number(line.dataset.pbOption), text: line.textContent }));
      let chosen = [];
      spoken.setAttribute("aria-live", "polite");
      part.append(learn.element("p", "pb-quiz__hint", say["order-hint"]), answer, pool, spoken);

      function place(line, to) {
        chosen = chosen.filter((one) => one !== line);
        if (to !== null) chosen.splice(to, 0, line);
        spoken.textContent = to === null ? "" : learn.fill(say.placed, { line: line.text, n: to + 1 });
        draw();
      }

      function draw() {
        answer.hidden = !chosen.length;
        answer.replaceChildren(...chosen.map(function (line, index) {
          const row = learn.element("li", "pb-quiz__line");
          const up = button("↑", learn.fill(say.up, { line: line.text }));
          const down = button("↓", learn.fill(say.down, { line: line.text }));
          const out = button("×", learn.fill(say.out, { line: line.text }));
          up.disabled = index === 0;
          down.disabled = index === chosen.length - 1;
          up.addEventListener("click", function () { place(line, index - 1); focus(index - 1, index > 1 ? 0 : 1); });
          down.addEventListener("click", function () { place(line, index + 1); focus(index + 1, index + 2 < chosen.length ? 1 : 0); });
          out.addEventListener("click", function () { place(line, null); pool.querySelector("button").focus(); });
          row.append(learn.element("span", "", line.text), up, down, out);
          return row;
        }));
        pool.replaceChildren(...all.filter((line) => !chosen.includes(line)).map(function (line) {
          const made = button(line.text);
          made.className = "pb-quiz__take";
          made.addEventListener("click", function () {
            const here = [...pool.children].indexOf(made);
            place(line, chosen.length);
            const next = pool.children[Math.min(here, pool.children.length - 1)] || part.closest("form").querySelector(":scope > button");
            next.focus();
          });
          return made;
        }));
      }

      function focus(row, tool) { answer.children[row].querySelectorAll("button")[tool].focus(); }

      return {
        part: part,
        missing: say["order-first"],
        result: function () {
          if (chosen.length < all.length) return null;
          const kept = inOrder(chosen.map((line) => line.number));
          chosen.forEach(function (line, index) {
            if (!kept.has(line.number)) learn.mark(reason(details, line.number), learn.fill(say["your-place"], { n: index + 1 }));
          });
          const allowed = all.length >= LONG ? 1 : 0;
          return { right: kept.size >= all.length - allowed, score: learn.fill(say["order-score"], { n: kept.size, of: all.length }) };
        },
        reset: function () { chosen = []; draw(); },
      };
    },

    // For each line on the left one of those on the right. These have letters, for a phone cuts long lines in a choice.
    pbPairs: function (lines, details, say) {
      const part = learn.element("div", "pb-quiz__matches");
      const rights = [...lines.querySelectorAll("[data-pb-option]")];
      const letter = (index) => String.fromCharCode(65 + index);
      const list = learn.element("ul", "pb-quiz__rights");
      list.append(...rights.map(function (line, index) {
        const row = learn.element("li");
        row.append(learn.element("b", "", letter(index)), " ", line.textContent);
        return row;
      }));
      part.append(list);
      const selects = [...lines.querySelectorAll("[data-pb-left]")].map(function (left) {
        const label = learn.element("label", "pb-quiz__match");
        const select = learn.element("select", "pb-run__input");
        select.append(new Option(say.choose, ""), ...rights.map((line, index) => new Option(letter(index) + "  " + line.textContent, line.dataset.pbOption)));
        label.append(learn.element("span", "", left.textContent), select);
        part.append(label);
        return { left: left.dataset.pbLeft, select: select };
      });
      return {
        part: part,
        missing: say["match-first"],
        result: function () {
          if (selects.some((one) => !one.select.value)) return null;
          const wrong = selects.filter((one) => one.select.value !== one.left);
          wrong.forEach((one) => learn.mark(reason(details, one.left).querySelector("dt"),
            learn.fill(say["your-match"], { line: rights.find((line) => line.dataset.pbOption === one.select.value).textContent })));
          return { right: !wrong.length, score: learn.fill(say["match-score"], { n: selects.length - wrong.length, of: selects.length }) };
        },
        reset: function () { selects.forEach(function (one) { one.select.value = ""; }); },
      };
    },
  };

  // The most lines that stand in their order among each other; the rest are out of place.
  function inOrder(numbers) {
    const best = numbers.map((number) => [number]);
    numbers.forEach(function (number, index) {
      for (let earlier = 0; earlier < index; earlier += 1) {
        if (numbers[earlier] < number && best[earlier].length >= best[index].length) best[index] = [...best[earlier], number];
      }
    });
    return new Set(best.reduce((longest, line) => line.length > longest.length ? line : longest, []));
  }
})();
