// A question that waits for an answer. The static question stays as it is; its lines are shown as something to choose,
// to put in order or to match, and the reasons come when the reader has answered.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  let number = 0;

  learn.element = function (name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  // ``then`` gets whether it was right and the card; ``tools`` are further buttons to show after the answer.
  learn.ask = function (box, say, then, tools) {
    if (box.dataset.pbReady) return;
    box.dataset.pbReady = "yes";
    const details = box.querySelector("[data-pb-answer]");
    const hint = box.querySelector("[data-pb-several]");
    const ask = box.querySelector("[data-pb-ask]");
    const lines = box.querySelector("[data-pb-options], [data-pb-order], [data-pb-pairs]");
    const kind = ["pbOptions", "pbOrder", "pbPairs"].find((name) => name in lines.dataset);
    const name = "_ask-" + ++number;

    const form = learn.element("form", "pb-quiz__form");
    const answer = learn.forms[kind](lines, details, say, name);
    const check = learn.element("button", "pb-run__button pb-run__button--strong", say.check);
    const said = learn.element("p", "pb-quiz__said");
    const buttons = learn.element("p", "pb-quiz__tools");
    const again = learn.element("button", "pb-run__button", say.again);
    ask.id = name;
    answer.part.setAttribute("role", "group");
    answer.part.setAttribute("aria-labelledby", name);
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    again.type = "button";
    buttons.append(...(tools || []), again);
    form.append(answer.part, check);
    lines.after(form, said);
    details.after(buttons);
    lines.hidden = true;
    reset();

    function reset() {
      form.hidden = false;
      details.hidden = buttons.hidden = true;
      details.open = false;
      details.querySelector("summary").hidden = false;
      if (hint) hint.hidden = false;
      said.textContent = "";
      said.className = "pb-quiz__said";
      details.querySelectorAll("[data-pb-yours]").forEach((mark) => mark.remove());
      answer.reset();
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const result = answer.result();
      if (!result) {
        said.textContent = answer.missing;
        return;
      }
      const card = learn.answer(box.dataset.pbKey, box.dataset.pbRests, result.right);
      form.hidden = true;
      details.hidden = buttons.hidden = false;
      details.open = true;
      details.querySelector("summary").hidden = true;
      if (hint) hint.hidden = true;
      said.className = "pb-quiz__said pb-quiz__said--" + (result.right ? "right" : "wrong");
      said.textContent = [result.right ? say.right : say.wrong, result.score || "", learn.nextTime(card, say)].filter(Boolean).join(" ");
      said.focus({ preventScroll: true });
      said.scrollIntoView({ block: "nearest" });
      if (then) then(result.right, card);
    });
    again.addEventListener("click", function () {
      reset();
      form.querySelector("input, select, button").focus();
    });
  };

  // What the reader chose, beside the line of the answer it belongs to.
  learn.mark = function (place, text) {
    const mark = learn.element("span", "pb-quiz__yours", text);
    mark.dataset.pbYours = "";
    place.append(" ", mark);
  };

  function start(section) {
    const say = window.pbDesk.learn;
    section.querySelectorAll(":scope > .pb-quiz__list [data-pb-question]").forEach((box) => learn.ask(box, say));
    section.querySelectorAll("[data-pb-scenario]").forEach((scenario) => play(scenario, say));
  }

  // A story goes on when its turn was decided: what comes next tells how it should have gone.
  function play(scenario, say) {
    const turns = [...scenario.querySelectorAll(".pb-quiz__entry")];
    if (scenario.dataset.pbReady) return;
    scenario.dataset.pbReady = "yes";
    const first = new Map();
    const result = learn.element("p", "pb-scenario__result");
    result.setAttribute("role", "status");
    scenario.append(result);
    turns.forEach(function (turn, index) {
      turn.hidden = index > 0;
      learn.ask(turn.querySelector("[data-pb-question]"), say, function (right) {
        if (!first.has(index)) first.set(index, right);
        if (turns[index + 1]) turns[index + 1].hidden = false;
        if (first.size === turns.length) {
          result.textContent = learn.fill(say["scenario-result"], { n: [...first.values()].filter(Boolean).length, of: turns.length });
        }
      });
    });
  }

  window.pbPage.whenReady(() => document.querySelectorAll("[data-pb-quiz]").forEach(start));
})();
