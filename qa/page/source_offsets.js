// Part of the script of the viewer (source.js): which characters of the page are which characters of the document.

// Offsets count code points, as the server does.
const SKIPPED = ".qa-ordinal, .qa-block-mark, .qa-note-mark, .qa-table-unit, .qa-notice, caption";
const lengthOf = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);
const unitsOf = (text, count) => (/[\ud800-\udfff]/.test(text) ? [...text].slice(0, count).join("").length : count);

// Every stretch of text of a block or of a stretch of stored text: {node, start, length}.
const piecesOf = (holder) => {
  const pieces = [];
  const table = holder.querySelector(".qa-table");
  const starts = table?.dataset.starts.split(" ").map(Number);
  const cells = table ? [...table.querySelectorAll("th, td")] : [];
  let position = Number(holder.dataset.start ?? 0);
  let cell = null;
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(SKIPPED)) continue;
    if (table) {
      const own = node.parentElement.closest("th, td");
      if (own === null) continue;
      if (own !== cell) position = starts[cells.indexOf(own)];
      cell = own;
    }
    const length = lengthOf(node.data);
    pieces.push({ node, start: position, length });
    position += length;
  }
  return pieces;
};
const rangeOf = (holder, start, end, pieces = piecesOf(holder)) => {
  const first = pieces.find((piece) => start < piece.start + piece.length);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, unitsOf(first.node.data, Math.max(0, start - first.start)));
  range.setEnd(last.node, unitsOf(last.node.data, Math.min(last.length, end - last.start)));
  return range;
};
const stretchAt = (offset) =>
  [...element.querySelectorAll(".qa-verbatim")].findLast((stretch) => Number(stretch.dataset.start) <= offset);
const blockOf = (paragraph) => find(`[data-paragraph="${Number(paragraph)}"]`);

// One end of the selection as the server reads it: [paragraph or null, offset].
const HOLDER = "[data-paragraph], .qa-verbatim";
const edgeOf = (range, isEnd) => {
  const [node, offset] = isEnd
    ? [range.endContainer, range.endOffset]
    : [range.startContainer, range.startOffset];
  const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const own = inside.closest(HOLDER);
  // A triple click reaches to the beginning of whatever follows.
  const touched = [...element.querySelectorAll(HOLDER)].filter((each) => range.intersectsNode(each));
  const holder = element.contains(own) ? own : isEnd ? touched.at(-1) : touched[0];
  if (!holder) return null;
  const before = document.createRange();
  let told = Number(holder.dataset.start ?? 0);
  for (const piece of piecesOf(holder)) {
    before.selectNodeContents(piece.node);
    const place = before.comparePoint(node, offset);
    if (place < 0) break;
    told = piece.start + (node === piece.node ? lengthOf(piece.node.data.slice(0, offset)) : piece.length);
    if (node === piece.node) break;
  }
  return [holder.dataset.paragraph ? Number(holder.dataset.paragraph) : null, told];
};
