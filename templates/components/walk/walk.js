// One question at a time, with the way so far. Answers stay links: keyboard, tap, back button and bookmarks work as ever.
(function () {
  "use strict";
  document.querySelectorAll("[data-pb-walk]").forEach(function (walk) {
    if (walk.classList.contains("pb-walk--on")) return;
    const stops = Array.from(walk.querySelectorAll("[data-pb-walk-stop]"));
    const path = walk.querySelector("[data-pb-walk-path]");
    const back = walk.querySelector("[data-pb-walk-back]"), again = walk.querySelector("[data-pb-walk-again]"), all = walk.querySelector("[data-pb-walk-all]");
    const name = (stop) => stop.querySelector("[data-pb-walk-name]").textContent;
    let way = []; // [stop, answer] for each question answered
    let here = stops[0];

    function show(move) {
      stops.forEach((stop) => stop.classList.toggle("pb-walk__stop--here", stop === here));
      path.replaceChildren(...way.map(function ([stop, answer]) {
        const line = document.createElement("li");
        const said = document.createElement("b");
        said.textContent = answer;
        line.append(name(stop) + " ", said);
        return line;
      }));
      back.disabled = again.disabled = !way.length;
      walk.classList.toggle("pb-walk--ended", here.dataset.pbWalkStop === "end");
      if (move) here.querySelector("[tabindex]").focus();
    }

    function whole(on) {
      walk.classList.toggle("pb-walk--whole", on);
      all.setAttribute("aria-pressed", String(on));
    }

    walk.addEventListener("click", function (event) {
      const answer = event.target.closest("[data-pb-walk-answer]");
      if (!answer || walk.classList.contains("pb-walk--whole")) return;
      event.preventDefault();
      way.push([here, answer.dataset.pbWalkAnswer]);
      here = document.getElementById(answer.hash.slice(1));
      show(true);
    });
    back.addEventListener("click", function () {
      here = way.pop()[0];
      show(true);
    });
    again.addEventListener("click", function () {
      way = [];
      here = stops[0];
      show(true);
    });
    all.addEventListener("click", () => whole(!walk.classList.contains("pb-walk--whole")));

    // A link from elsewhere may lead to any question or end.
    function follow() {
      const stop = stops.find((one) => "#" + one.id === location.hash);
      if (!stop || stop === here) return;
      way = [];
      here = stop;
      show(true);
    }
    window.addEventListener("hashchange", follow);

    walk.classList.add("pb-walk--on");
    walk.querySelector("[data-pb-walk-tools]").hidden = false;
    show(false);
    follow();
  });
})();
