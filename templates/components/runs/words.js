// Sentences with their gaps filled, and times as readers write them.
(function () {
  "use strict";
  const runs = window.pbRuns = window.pbRuns || {};
  const language = document.documentElement.lang || "en";
  const minute = 60000, hour = 60 * minute, day = 24 * hour;

  function two(number) { return String(number).padStart(2, "0"); }

  runs.words = function () {
    const { say, text } = window.pbDesk.run;

    function fill(sentence, gaps) {
      return sentence.replace(/\{(\w+)\}/g, (whole, name) => name in gaps ? String(gaps[name]) : whole);
    }

    // A length of time in its two largest units: 3 hours 20 minutes, 5 days.
    function duration(milliseconds, round) {
      const minutes = Math.max(1, round(milliseconds / minute));
      const parts = minutes < 60 ? { minute: minutes }
        : minutes < 48 * 60 ? { hour: Math.floor(minutes / 60), minute: minutes % 60 }
          : { day: Math.floor(minutes / 1440), hour: Math.floor(minutes % 1440 / 60) };
      return Object.keys(parts).filter((unit) => parts[unit])
        .map((unit) => fill(say.duration[unit][parts[unit] === 1 ? "one" : "many"], { n: parts[unit] })).join(say.join);
    }

    // The time alone on the same day, else with its day, and with its year in another year.
    function moment(date) {
      const now = new Date();
      const clock = two(date.getHours()) + ":" + two(date.getMinutes());
      if (date.toDateString() === now.toDateString()) return clock;
      const form = { month: "short", day: "numeric", weekday: "short" };
      if (date.getFullYear() !== now.getFullYear()) form.year = "numeric";
      return new Intl.DateTimeFormat(language, form).format(date) + " " + clock;
    }

    return {
      say: say,
      text: text,
      fill: fill,
      line: (what, value) => fill(say.line, { what: what, text: value }),
      many: (sentence, n) => fill(sentence[n === 1 ? "one" : "many"], { n: n }),
      left: (milliseconds) => duration(milliseconds, Math.ceil),
      moment: moment,
      name: (run) => run.customer || fill(say.unnamed, { time: moment(new Date(run.started)) }),
      due: function (deadline) {
        const time = moment(deadline.due);
        if (deadline.done) {
          const late = deadline.done - deadline.due;
          return fill(late > 0 ? say["met-late"] : say.met, { time: moment(deadline.done), late: duration(late, Math.floor) });
        }
        const left = deadline.due - new Date();
        return left > 0 ? fill(say.due, { time: time, left: duration(left, Math.ceil) })
          : fill(say.overdue, { time: time, late: duration(-left, Math.floor) });
      },
    };
  };

  // 2026-11-25 10:05, for texts that leave the page; with a T, what a field for a time takes.
  runs.stamp = function (date, between) {
    return [String(date.getFullYear()).padStart(4, "0"), two(date.getMonth() + 1), two(date.getDate())].join("-")
      + (between || " ") + two(date.getHours()) + ":" + two(date.getMinutes());
  };
})();
