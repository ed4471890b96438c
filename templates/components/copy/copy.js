// A tap on a sentence to say copies it. The sentence itself is the button, so that the card stays as short as it was.
(function () {
  "use strict";
  const sentences = "[data-pb-copy]";

  // Where the browser has no clipboard for this page, a field outside the screen stands in.
  function byHand(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "pb-copy__field";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function copy(text, done) {
    if (!navigator.clipboard || !navigator.clipboard.writeText) return byHand(text) && done();
    navigator.clipboard.writeText(text).then(done, () => byHand(text) && done());
  }

  document.querySelectorAll(sentences).forEach(function (place) {
    if (place.querySelector(".pb-copy")) return;
    const button = document.createElement("span"); // a <button> would break lines as a box, and what follows would move
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.className = "pb-copy";
    button.append(...place.childNodes);
    place.append(button);
    button.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
    button.addEventListener("click", function () {
      copy(button.textContent.trim(), function () {
        const group = place.closest("[data-pb-copy-group]");
        group.querySelectorAll(".pb-copy--done").forEach((other) => other.classList.remove("pb-copy--done"));
        button.classList.add("pb-copy--done");
        group.querySelector("[data-pb-copy-status]").textContent = group.dataset.pbCopyGroup;
      });
    });
  });
  window.pbCopy = copy;
})();
