// Source viewer: every link marked data-place opens its place here, and the address follows, so that a place can be
// reloaded, sent to somebody, and left with the browser's own back button. What is done inside the open document
// (outline, search, figures, reading on, selecting) is asked of the server, which knows the whole document; this script
// keeps what only the browser knows: where one is, and which answer one came from.
element.setAttribute("role", "complementary");
element.setAttribute("aria-label", "Tài liệu gốc");
const scroller = element.closest("#qa-source");
const find = (selector) => element.querySelector(selector);
const NARROW = matchMedia("(max-width: 1023px)");

let opener = null; // what was clicked outside, to return to
let cited = []; // queries of the citations of the answer that it belongs to
let kept = null; // where one was reading, when the same document is drawn anew in another form
let search = null; // {document, words, hits, more, index, isAnswered}
let outline = null; // {document, node}
let figure = null; // {document, start, number, count, told}
let opened = ""; // panel that stays open from place to place

const queryOf = () => find(".qa-source")?.dataset.query ?? "";
const documentOf = (query) => new URLSearchParams(query).get("doc") ?? "";
const placeOf = (query) => (new URLSearchParams(query).has("doc") ? "?" + new URLSearchParams(query) : "");
const sameQuery = (one, other) => placeOf(one) === placeOf(other);
// A place opens over the tab that one is in.
const addressOf = (query) => {
  const tab = new URLSearchParams(location.search).get("tab");
  return tab ? query + "&tab=" + encodeURIComponent(tab) : query;
};
const say = (words) => {
  const status = find(".qa-source-status");
  if (status) status.textContent = words;
};
const group = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

// The answer belongs to the place that it was asked for; one that comes after the reader went on is dropped.
const ask = async (name, fields = {}) => {
  const query = queryOf();
  let told;
  try {
    told = await server.read({ name, query, ...fields });
  } catch {
    told = { problem: "Không nối được tới máy chủ. Hãy thử lại." };
  }
  if (queryOf() !== query) return null;
  if (told.problem) say(told.problem);
  return told.problem ? null : told;
};

// Characters of the document and characters of the page: offsets count code points, as the server does.
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
const edgeOf = (node, offset) => {
  const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const holder = inside.closest("[data-paragraph], .qa-verbatim");
  if (!holder || !element.contains(holder)) return null;
  const before = document.createRange();
  let told = Number(holder.dataset.start ?? 0);
  for (const piece of piecesOf(holder)) {
    before.selectNodeContents(piece.node);
    const place = before.comparePoint(node, offset);
    if (place < 0) break;
    const own = node === piece.node ? lengthOf(piece.node.data.slice(0, offset)) : piece.length;
    told = piece.start + own;
    if (node === piece.node) break;
  }
  return [holder.dataset.paragraph ? Number(holder.dataset.paragraph) : null, told];
};

const headHeight = () => find(".qa-source-head")?.offsetHeight ?? 0;
const bringIn = (target) => {
  const place = target.getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  scroller.scrollTop += place.top - box.top - Math.max(headHeight() + 24, box.height * 0.4);
  const holder = target.startContainer ? target.startContainer.parentElement : target;
  const table = holder.closest(".qa-table");
  if (table) table.scrollLeft += place.left - table.getBoundingClientRect().left - table.clientWidth / 2;
};

// Where one is reading: the first block under the head, and how far below the head it begins.
const topBlock = () => {
  const top = scroller.getBoundingClientRect().top + headHeight();
  const blocks = element.querySelectorAll("[data-paragraph]");
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].getBoundingClientRect().bottom > top + 8) high = middle;
    else low = middle + 1;
  }
  const block = blocks[low];
  return block ? { paragraph: block.dataset.paragraph, offset: block.getBoundingClientRect().top - top } : null;
};

const reveal = () => {
  const open = find(".qa-source") !== null;
  document.body.classList.toggle("qa-reading", open);
  hold(open);
  if (!open) return;
  for (const [state, forget] of [[search, () => (search = null)], [figure, () => (figure = null)]]) {
    if (state && state.document !== documentOf(queryOf())) forget();
  }
  drawCitations();
  drawFigures();
  drawPanels();
  watchSteps();
  const hit = find(".qa-hit-figure") ?? find(".qa-hit");
  const block = kept && blockOf(kept.paragraph);
  if (block) {
    const top = scroller.getBoundingClientRect().top + headHeight();
    scroller.scrollTop += block.getBoundingClientRect().top - top - kept.offset;
  } else if (hit) bringIn(hit);
  else scroller.scrollTop = 0;
  const holder = kept?.focus && find(kept.focus);
  if (holder) holder.focus({ preventScroll: true });
  else find("h2")?.focus({ preventScroll: true });
  kept = null;
  drawHits();
  markSection();
};

// On a narrow window the document covers the page, so nothing under it may be reached.
const hold = (open) => {
  for (const other of scroller.parentElement.children) {
    if (other !== scroller) other.inert = open && NARROW.matches;
  }
};
NARROW.addEventListener("change", () => hold(find(".qa-source") !== null));

const open = (query) => trigger("open", { query });
const go = (query, { replaces = false } = {}) => {
  const address = addressOf(query);
  if (address !== location.search) history[replaces ? "replaceState" : "pushState"]({}, "", address);
  // The same place would not be drawn anew.
  if (sameQuery(query, queryOf())) reveal();
  else open(query);
};
const close = () => {
  props.value = "";
  document.body.classList.remove("qa-reading");
  hold(false);
  CSS.highlights?.delete("qa-found");
  CSS.highlights?.delete("qa-found-now");
  opener?.isConnected && opener.focus({ preventScroll: true });
  opener = outline = search = figure = null;
  cited = [];
  opened = "";
};
const forget = () => {
  const fields = new URLSearchParams(location.search);
  for (const name of ["doc", "s", "e", "p", "f", "v", "g", "m"]) fields.delete(name);
  history.pushState({}, "", location.pathname + (fields.size ? "?" + fields : ""));
};

// Citations of one answer
const citationsBeside = (link) => {
  const answer = link.closest(".qa-answer");
  return answer ? [...new Set([...answer.querySelectorAll("a[data-place]")].map((each) => each.search))] : [];
};
// Citations stand in the order of their cards; marks in the headline lead to the same places.
const drawCitations = () => {
  const steps = find("[data-citations]");
  if (!steps) return;
  const index = cited.findIndex((query) => sameQuery(query, queryOf()));
  steps.hidden = cited.length < 2;
  steps.querySelector("[data-count]").textContent =
    index < 0 ? `${cited.length} trích dẫn` : `Trích dẫn ${index + 1}/${cited.length}`;
};
const stepCitation = (way) => {
  const index = cited.findIndex((query) => sameQuery(query, queryOf()));
  const next = index < 0 ? 0 : (index + way + cited.length) % cited.length;
  kept = { focus: `[data-citation="${way}"]` };
  go(cited[next], { replaces: true });
};

// Figures
const drawFigures = () => {
  const count = find("[data-number-count]");
  if (!count || !figure) return;
  count.textContent = `Số liệu ${group(figure.number)}/${group(figure.count)}`;
  find(".qa-number-told").textContent = figure.told;
};
const stepFigure = async (way) => {
  const fields = new URLSearchParams(queryOf());
  const offset = figure?.start ?? (fields.has("s") ? Number(fields.get("s")) - (way > 0 ? 1 : 0) : -1);
  const told = await ask("step", { offset, backward: way < 0 });
  if (!told?.query) return;
  figure = { ...told, document: documentOf(told.query) };
  kept = { focus: `[data-number="${way}"]` };
  go(told.query, { replaces: true });
};

// Panels under the head: outline and search
const drawPanels = () => {
  for (const button of element.querySelectorAll("[data-open]")) {
    const isOpen = button.dataset.open === opened;
    button.setAttribute("aria-expanded", String(isOpen));
    find("#" + button.dataset.open).hidden = !isOpen;
  }
  if (opened === "qa-outline") drawOutline();
  if (search && find("#qa-find-words")) find("#qa-find-words").value = search.words;
};
const turnPanel = (name) => {
  opened = opened === name ? "" : name;
  drawPanels();
  if (opened === "qa-find") find("#qa-find-words").select();
  else if (!opened && name === "qa-find") look("");
};
const drawOutline = async () => {
  const name = documentOf(queryOf());
  if (outline?.document !== name) {
    const told = await ask("outline");
    if (!told) return;
    const node = document.createElement("div");
    node.innerHTML = told.html ?? "";
    outline = { document: name, node };
  }
  find("#qa-outline")?.replaceChildren(outline.node);
  markSection();
};
const turnBranch = (button, isOpen) => {
  button.setAttribute("aria-expanded", String(isOpen));
  button.parentElement.querySelector(":scope > ul").hidden = !isOpen;
};
const markSection = () => {
  if (opened !== "qa-outline" || !outline) return;
  const at = topBlock();
  const hit = find(".qa-hit")?.closest("[data-paragraph]");
  const box = scroller.getBoundingClientRect();
  const isSeen = hit && hit.getBoundingClientRect().top < box.bottom && hit.getBoundingClientRect().bottom > box.top;
  const paragraph = Number((isSeen ? hit.dataset.paragraph : at?.paragraph) ?? 0);
  const links = [...outline.node.querySelectorAll("a[data-outline]")];
  const current = links.findLast((link) => Number(link.dataset.outline) <= paragraph);
  const shownPage = new URLSearchParams(queryOf()).get("g") ?? find(".qa-sheet-steps")?.dataset.page;
  const pages = [...element.querySelectorAll(".qa-page")];
  const passed = pages.findLast((page) => page.getBoundingClientRect().top < box.top + headHeight() + 40);
  const page = find(".qa-sheet") ? shownPage : (passed ?? pages[0])?.dataset.page;
  for (const link of outline.node.querySelectorAll("a")) {
    const isCurrent = link === current || (link.dataset.page !== undefined && link.dataset.page === page);
    if (isCurrent === link.hasAttribute("aria-current")) continue;
    if (isCurrent) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
    if (isCurrent) link.scrollIntoView({ block: "nearest" });
  }
};

// Search
let typing = null;
const look = async (words, { steps = 0 } = {}) => {
  clearTimeout(typing);
  if (!words.trim()) {
    search = null;
    drawHits();
    return;
  }
  const asked = (search = { document: documentOf(queryOf()), words, hits: [], index: -1, isAnswered: false });
  const told = await ask("find", { words });
  if (search !== asked || !told) return;
  Object.assign(search, told, { isAnswered: true });
  // The first hit from where one is reading on.
  const at = Number(topBlock()?.paragraph ?? 0);
  const next = search.hits.findIndex((hit) => hit[0] >= at);
  search.index = search.hits.length ? Math.max(0, next) : -1;
  if (steps || find("[data-paragraph], .qa-verbatim")) showHit();
  else drawHits();
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

// Reading on: the part before or after is put in the place of its step, and what one is looking at stays where it is.
const readOn = async (button) => {
  if (button.disabled) return;
  button.disabled = true;
  const told = await ask("more", { at: Number(button.dataset.at), way: button.dataset.more });
  if (!told) button.disabled = false;
  if (!told || !button.isConnected) return;
  const step = button.parentElement;
  const anchor = topBlock();
  const seen = button.dataset.more === "before" ? step.nextElementSibling : step.previousElementSibling;
  const held = (anchor && blockOf(anchor.paragraph)) ?? seen;
  const before = held?.getBoundingClientRect().top;
  step.insertAdjacentHTML("afterend", told.html ?? "");
  step.remove();
  if (held) scroller.scrollTop += held.getBoundingClientRect().top - before;
  watchSteps();
  drawHits();
};
const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) readOn(entry.target);
  },
  { root: scroller, rootMargin: "900px 0px" },
);
const watchSteps = () => {
  near.disconnect();
  for (const button of element.querySelectorAll("button[data-more]")) near.observe(button);
};
let isMarking = false;
scroller.addEventListener("scroll", () => {
  if (isMarking) return;
  isMarking = true;
  requestAnimationFrame(() => {
    isMarking = false;
    markSection();
  });
});

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
  const first = range && edgeOf(range.startContainer, range.startOffset);
  const last = range && edgeOf(range.endContainer, range.endOffset);
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

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (link) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!element.contains(link)) {
      opener = link;
      cited = citationsBeside(link);
      opened = "";
    }
    const chosen = link.dataset.outline ?? link.dataset.page;
    if (chosen !== undefined && NARROW.matches) opened = "";
    if (chosen !== undefined && opened) {
      const name = link.dataset.outline === undefined ? "page" : "outline";
      kept = { focus: `#qa-outline a[data-${name}="${chosen}"]` };
    }
    go(link.search);
    return;
  }
  if (!element.contains(event.target)) return;
  const note = event.target.closest("a[data-note]");
  if (note) {
    event.preventDefault();
    const target = document.getElementById("qa-note-" + note.dataset.note);
    if (target) target.scrollIntoView({ block: "center" });
    else ask("note", { mark: note.dataset.note }).then((told) => told?.query && go(told.query));
    return;
  }
  const button = event.target.closest("button");
  if (!button) return;
  const { dataset } = button;
  if (dataset.close !== undefined) {
    close();
    forget();
  } else if (dataset.open !== undefined) turnPanel(dataset.open);
  else if (dataset.figures !== undefined) {
    kept = { ...topBlock(), focus: "[data-figures]" };
    figure = null;
    go(dataset.figures, { replaces: true });
  } else if (dataset.number !== undefined) stepFigure(Number(dataset.number));
  else if (dataset.citation !== undefined) stepCitation(Number(dataset.citation));
  else if (dataset.hit !== undefined) stepHit(Number(dataset.hit));
  else if (dataset.more !== undefined) readOn(button);
  else if (dataset.branch !== undefined) turnBranch(button, button.getAttribute("aria-expanded") !== "true");
});

element.addEventListener("input", (event) => {
  if (event.target.id !== "qa-find-words") return;
  clearTimeout(typing);
  typing = setTimeout(() => look(event.target.value), 250);
});
element.addEventListener("keydown", (event) => {
  if (event.target.id === "qa-find-words" && event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    if (search?.words === event.target.value && search.isAnswered) stepHit(event.shiftKey ? -1 : 1);
    else look(event.target.value, { steps: 1 });
  } else if (event.target.id === "qa-find-words" && event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    turnPanel("qa-find");
    find('[data-open="qa-find"]')?.focus({ preventScroll: true });
  } else if (event.target.closest("#qa-outline") && event.key === "Escape") {
    event.stopPropagation();
    turnPanel("qa-outline");
    find('[data-open="qa-outline"]')?.focus({ preventScroll: true });
  } else if (event.target.closest("#qa-outline") && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    const branch = event.target.closest("li")?.querySelector(":scope > [data-branch]");
    if (branch) turnBranch(branch, event.key === "ArrowRight");
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !find(".qa-source") || document.querySelector("dialog[open]")) return;
  close();
  forget();
});

window.addEventListener("popstate", () => {
  const query = placeOf(location.search);
  if (query) open(query);
  else close();
});

watch("value", reveal);
