// Part of the script of the viewer (source.js): words looked for in the document, and characters selected in it.

// Search: by the server, since most of a long document is not drawn, and it knows how letters are folded.
let typing = null;
const begin = (words, milliseconds) => {
  clearTimeout(typing);
  const document = documentOf(queryOf());
  search = words.trim() ? { document, words, hits: [], index: -1, isAnswered: false } : null;
  drawHits();
  if (search) typing = setTimeout(look, milliseconds);
};
const look = async () => {
  const asked = search;
  const words = asked.words;
  const told = await ask("find", { words });
  if (search !== asked || !told) return;
  Object.assign(search, told, { isAnswered: true });
  // The first hit from where one is reading on.
  const at = Number(readParagraph());
  const next = search.hits.findIndex((hit) => hit[0] >= at);
  search.index = search.hits.length ? Math.max(0, next) : -1;
  showHit();
};
const hitRange = ([paragraph, start, end, from, to]) => {
  const block = blockOf(paragraph);
  if (block) return rangeOf(block, start, end);
  const stretch = stretchAt(from);
  const pieces = stretch && piecesOf(stretch);
  const last = pieces?.at(-1);
  return last && from < last.start + last.length ? rangeOf(stretch, from, to, pieces) : null;
};
const drawHits = () => {
  const count = find(".qa-find-count");
  if (count) count.textContent = sayHits();
  for (const button of element.querySelectorAll("[data-hit]")) button.disabled = !search?.hits.length;
  CSS.highlights?.delete("qa-found");
  CSS.highlights?.delete("qa-found-now");
  if (!search?.hits.length || !CSS.highlights) return;
  const ranges = [];
  const pieces = new Map();
  for (const hit of search.hits) {
    const holder = blockOf(hit[0]);
    if (!holder) {
      const range = hitRange(hit);
      if (range) ranges.push(range);
      continue;
    }
    if (!pieces.has(holder)) pieces.set(holder, piecesOf(holder));
    const range = rangeOf(holder, hit[1], hit[2], pieces.get(holder));
    if (range) ranges.push(range);
  }
  CSS.highlights.set("qa-found", new Highlight(...ranges));
  const now = hitRange(search.hits[search.index] ?? []);
  if (now) {
    const highlight = new Highlight(now);
    highlight.priority = 1;
    CSS.highlights.set("qa-found-now", highlight);
  }
};
const sayHits = () => {
  if (!search) return "";
  if (!search.isAnswered) return "Đang tìm…";
  if (!search.hits.length) return "Không có";
  return `${search.index + 1}/${group(search.hits.length)}${search.more ? "+" : ""}`;
};
const showHit = () => {
  drawHits();
  const hit = search?.hits[search.index];
  if (!hit) return;
  const range = hitRange(hit);
  if (range) {
    bringIn(range);
    return;
  }
  // Not drawn: a part of the document further away, or a page as a picture.
  const fields = new URLSearchParams(queryOf());
  for (const name of ["p", "f", "g"]) fields.delete(name);
  fields.set("s", hit[3]);
  fields.set("e", hit[4]);
  kept = { focus: "#qa-find-words" };
  go("?" + fields, { replaces: true });
};
const stepHit = (way) => {
  if (!search?.hits.length) return;
  search.index = (search.index + way + search.hits.length) % search.hits.length;
  showHit();
};

// Selecting: the two buttons that copy then mean what is selected.
let selecting = null;
let placed = null; // what the buttons copy without a selection
const dropSelection = () => {
  if (!placed) return;
  const link = find("[data-link]");
  const copy = find(".qa-source-bar [data-copy]");
  if (placed.query === queryOf() && link && copy) {
    delete link.dataset.copy;
    copy.dataset.copy = placed.official;
    say("");
  }
  placed = null;
};
const takeSelection = async () => {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const isInside = range && element.contains(range.startContainer);
  const first = isInside && edgeOf(range, false);
  const last = isInside && edgeOf(range, true);
  if (!first || !last) {
    dropSelection();
    return;
  }
  const told = await ask("select", { first, last });
  const link = find("[data-link]");
  const copy = find(".qa-source-bar [data-copy]");
  if (!told?.query || !link || !copy) return;
  placed ??= { query: queryOf(), official: copy.dataset.copy };
  link.dataset.copy = location.origin + location.pathname + told.query;
  copy.dataset.copy = told.official;
  say(`Đang chọn ${group(told.length)} ký tự: hai nút chép lấy đúng chỗ này.`);
};
document.addEventListener("selectionchange", () => {
  clearTimeout(selecting);
  if (find(".qa-source")) selecting = setTimeout(takeSelection, 150);
});
// Pressing a button would end the selection that it is meant for.
element.addEventListener("mousedown", (event) => {
  if (event.target.closest(".qa-source-bar button")) event.preventDefault();
});
