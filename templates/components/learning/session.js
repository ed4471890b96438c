// A session on the learn page: up to ten questions of other pages, one after the other, then what was missed.
(function () {
  "use strict";
  const learn = window.pbLearn = window.pbLearn || {};
  let loading = null;

  // The questions of all pages are a script of their own, loaded when the first session starts.
  learn.questions = function (desk) {
    loading = loading || window.pbPage.loadScript(desk.dataset.pbQuestions, "pbQuestions").catch(function (error) { loading = null; throw error; });
    return loading;
  };

  // The question as its page has it. The text is ours: the build has escaped every author's word in it.
  function shown(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  }

  learn.session = function (desk, say, keys, title, over) {
    const place = desk.querySelector("[data-pb-session]");
    const missed = [];
    let at = 0;

    function button(text, then, kind) {
      const made = learn.element("button", "pb-run__button" + (kind ? " pb-run__button--" + kind : ""), text);
      made.type = "button";
      made.addEventListener("click", then);
      return made;
    }

    function head(text, leave) {
      const heading = learn.element("h2", "pb-session__title", title);
      heading.tabIndex = -1;
      const line = learn.element("p", "pb-session__head");
      line.append(learn.element("span", "pb-session__count", text), button(leave, end));
      return [heading, line];
    }

    function end() {
      place.hidden = true;
      place.replaceChildren();
      over();
    }

    function show(...parts) {
      place.replaceChildren(...parts);
      place.hidden = false;
      place.firstChild.focus({ preventScroll: true });
      place.scrollIntoView({ block: "start" });
    }

    function ask(questions) {
      const box = shown(questions[keys[at]]);
      const last = at === keys.length - 1;
      const next = button(last ? say.finish : say.next, function () {
        at += 1;
        if (last) finish();
        else ask(questions);
      }, "strong");
      show(...head(learn.fill(say.count, { n: at + 1, of: keys.length }), say.stop), box);
      learn.ask(box, say, function (right) {
        const known = missed.indexOf(keys[at]);
        if (!right && known < 0) missed.push(keys[at]);
      }, [next]);
    }

    function finish() {
      const parts = head(learn.fill(say["session-result"], { n: keys.length - missed.length, of: keys.length }), say.close);
      if (missed.length) parts.push(button(say["missed-again"], () => learn.session(desk, say, missed, title, over), "strong"));
      show(...parts);
    }

    show(learn.element("p", "pb-session__count", say.loading));
    learn.questions(desk).then(ask, function () {
      show(learn.element("p", "pb-session__count", say["not-loaded"]), button(say.stop, end));
    });
  };
})();
