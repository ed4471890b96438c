// A promised call as a text to copy and as a calendar file (RFC 5545), both made here; nothing is sent.
(function () {
  "use strict";
  const key = "pb-call-back"; // the owner and the backup of last time
  const two = (number) => String(number).padStart(2, "0");
  const dayOf = (moment) => [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  const timeOf = (moment) => two(moment.getHours()) + ":" + two(moment.getMinutes());
  const utc = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");

  // A line of a calendar file holds at most 75 bytes; what is longer goes on after a space in the next line.
  function fold(line) {
    const bytes = new TextEncoder();
    const parts = [];
    let part = "";
    for (const sign of line) {
      if (bytes.encode(part + sign).length > 73) {
        parts.push(part);
        part = "";
      }
      part += sign;
    }
    return [...parts, part].join("\r\n ");
  }

  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

  function calendar(promise, text, summary) {
    const start = new Date(promise.day + "T" + promise.time);
    const end = new Date(start.getTime() + 15 * 60000);
    const alarm = (minutes) => ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escaped(summary), "TRIGGER:-PT" + minutes + "M", "END:VALARM"];
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mkdocs-playbooks//call-back//EN", "BEGIN:VEVENT",
      "UID:" + utc(start) + "-" + Math.random().toString(36).slice(2) + "@playbooks", "DTSTAMP:" + utc(new Date()),
      "DTSTART:" + utc(start), "DTEND:" + utc(end), "SUMMARY:" + escaped(summary), "DESCRIPTION:" + escaped(text),
      ...alarm(10), "END:VEVENT", "END:VCALENDAR", ""].map(fold).join("\r\n");
  }

  document.querySelectorAll("[data-pb-call-back]").forEach(function (form) {
    const data = form.dataset;
    const status = form.querySelector("[data-pb-call-back-status]");
    const preview = form.querySelector("[data-pb-call-back-text]");
    const fields = ["time", "day", "owner", "backup", "customer", "phone", "matter"];
    const promise = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
    // A part of the sentence whose gap stays empty is left out.
    const fill = (sentence, gaps) => sentence.split(" | ").filter((part) => !/\{(\w+)\}/.test(part) || gaps[part.match(/\{(\w+)\}/)[1]])
      .map((part) => part.replace(/\{(\w+)\}/g, (whole, name) => gaps[name] || "")).join("\n");
    const told = (now) => Object.assign({}, now, { time: now.day + " " + now.time });
    // The checklist one came from, named in the address; from elsewhere all of them are offered.
    const promised = Array.from(document.querySelectorAll("[data-pb-promised]"));
    const from = promised.find((line) => "#" + line.id === location.hash);
    if (from) promised.forEach((line) => { line.hidden = line !== from; });

    try {
      const last = JSON.parse(localStorage.getItem(key)) || {};
      ["owner", "backup"].forEach(function (name) {
        if (typeof last[name] === "string") form.elements[name].value = last[name].slice(0, 60);
      });
    } catch (error) { /* storage is blocked: the fields start empty */ }
    const soon = new Date(Date.now() + 3600000);
    soon.setMinutes(Math.ceil(soon.getMinutes() / 15) * 15, 0, 0);
    form.elements.time.value = timeOf(soon);
    form.elements.day.value = dayOf(soon);

    // The promise if it is whole, else null and a word on what is missing.
    function whole() {
      const now = promise();
      if (!form.reportValidity() || !now.owner || !now.backup) {
        status.textContent = data.pbMissing;
        return null;
      }
      try { localStorage.setItem(key, JSON.stringify({ owner: now.owner, backup: now.backup })); } catch (error) { /* not kept */ }
      return now;
    }

    function show() {
      const now = promise();
      preview.hidden = !(now.time && now.day && now.owner && now.backup);
      preview.textContent = fill(data.pbCallBack, told(now));
      return preview.textContent;
    }

    form.noValidate = true; // what is missing is told in our words, and at the field
    form.addEventListener("input", show);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!whole()) return;
      window.pbCopy(show(), () => { status.textContent = data.pbCopied; });
      if (from) from.querySelector("a").focus(); // one more key leads to the row to tick
    });
    form.querySelector("[data-pb-call-back-file]").addEventListener("click", function () {
      const now = whole();
      if (!now) return;
      const text = calendar(now, show(), data.pbSummary + " " + [now.customer, now.owner + " / " + now.backup].filter(Boolean).join(", "));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
      link.download = "call-back-" + (now.day + now.time).replace(/\D/g, "") + ".ics";
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    });
    form.querySelector("[data-pb-call-back-tools]").hidden = false;
    show();
    const ready = () => form.elements.time.focus({ preventScroll: true });
    // The place in the address would take the focus away in the middle of a key, so the field waits until that is over.
    if (!location.hash) ready();
    else window.addEventListener("load", () => setTimeout(function () { if (!form.contains(document.activeElement)) ready(); }));
  });
})();
