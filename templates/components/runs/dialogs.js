// Two small windows: a text to copy by hand, and "did not work", a text for the owner of the playbook.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};

  function closable(dialog) {
    dialog.querySelectorAll("[data-pb-dialog-close]").forEach((button) => button.addEventListener("click", () => dialog.close()));
  }

  function byHand(root, text) {
    const dialog = root.querySelector("[data-pb-text-dialog]");
    const field = dialog.querySelector("[data-pb-text]");
    if (!dialog.dataset.pbReady) closable(dialog);
    dialog.dataset.pbReady = "yes";
    field.value = text;
    dialog.showModal();
    field.focus();
    field.select();
  }

  // To the clipboard, or where the browser has none for this page, to a field that is selected already.
  runs.handOver = (desk, text) => runs.copy(text, () => desk.say(desk.words.say.copied), () => byHand(desk.root, text));

  runs.failedDialog = function (desk) {
    const dialog = desk.root.querySelector("[data-pb-failed-dialog]");
    const what = dialog.querySelector("[data-pb-failed-what]");
    const text = dialog.querySelector("[data-pb-failed-text]");
    const mail = dialog.querySelector("[data-pb-failed-mail]");
    const said = dialog.querySelector("[data-pb-failed-said]");
    let row = null;

    function write() {
      const note = what.value.replace(/\p{Cs}/gu, "\ufffd").trim();
      const report = runs.report(desk.root, desk.list, desk.run(), row, note, desk.words);
      text.value = report.text;
      mail.href = report.mail;
      said.textContent = "";
    }

    closable(dialog);
    what.addEventListener("input", write);
    dialog.querySelector("[data-pb-failed-copy]").addEventListener("click", () => runs.copy(text.value,
      () => { said.textContent = desk.words.say.copied; }, () => { text.focus(); text.select(); }));
    return function (item) {
      row = item;
      what.value = "";
      write();
      dialog.showModal();
      what.focus();
    };
  };
})();
