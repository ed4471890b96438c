// Text with the words that were found marked in it; text stays text.
(function (search) {
  "use strict";
  const long = 110, before = 24;

  // `text` as nodes, each place that folds to one of `words` in a <mark>; a long sentence from shortly before the first one.
  function marked(text, words, longest = long) {
    const folded = search.foldWithPlaces(text);
    const places = [];
    words.forEach(function (word) {
      for (let at = folded.folded.indexOf(word); word && at >= 0; at = folded.folded.indexOf(word, at + word.length)) {
        places.push([folded.places[at], folded.places[at + word.length]]);
      }
    });
    places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const start = text.length > longest && places.length ? Math.max(0, places[0][0] - before) : 0;
    const end = Math.min(text.length, start + longest);
    const nodes = [start ? "…" : ""];
    let at = start;
    places.forEach(function ([from, to]) {
      if (from < at || to > end) return;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to).trimEnd();
      nodes.push(text.slice(at, from), mark);
      at = from + mark.textContent.length;
    });
    nodes.push(text.slice(at, end), end < text.length ? "…" : "");
    return nodes;
  }

  search.marked = marked;
})(window.pbSearchCode = window.pbSearchCode || {});
