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
// A place opens over the tab and the conversation that one is in.
const addressOf = (query) => {
  const fields = new URLSearchParams(location.search);
  const stays = ["tab", "c"].filter((name) => fields.get(name));
  return query + stays.map((name) => `&${name}=${encodeURIComponent(fields.get(name))}`).join("");
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

// The highlighted paragraph as long as it is in view, else the first under the head.
const readParagraph = () => {
  const hit = find(".qa-hit")?.closest("[data-paragraph]");
  const place = hit?.getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  const isSeen = hit && place.top < box.bottom && place.bottom > box.top + headHeight();
  return (isSeen ? hit.dataset.paragraph : topBlock()?.paragraph) ?? 0;
};

const reveal = () => {
  const open = find(".qa-source") !== null;
  document.body.classList.toggle("qa-reading", open);
  hold(open);
  if (!open) {
    kept = null;
    return;
  }
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
// A step inside the document keeps its figures marked, and one of the outline its form too.
const keepForm = (link) => {
  const fields = new URLSearchParams(link.search);
  const now = new URLSearchParams(queryOf());
  if (now.has("m")) fields.set("m", now.get("m"));
  if (link.dataset.outline !== undefined && now.get("v") === "1") fields.set("v", "1");
  return "?" + fields;
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
  const from = figure
    ? { offset: figure.start }
    : fields.has("s")
      ? { offset: Number(fields.get("s")) - (way > 0 ? 1 : 0) }
      : { paragraph: Number(readParagraph()) };
  const told = await ask("step", { ...from, backward: way < 0 });
  if (!told?.query) return;
  figure = { ...told, document: documentOf(told.query) };
  kept = { focus: `[data-number="${way}"]` };
  go(told.query, { replaces: true });
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
    go(element.contains(link) ? keepForm(link) : link.search);
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
  begin(event.target.value, 250);
});
element.addEventListener("keydown", (event) => {
  if (event.target.id === "qa-find-words" && event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    if (search?.words === event.target.value && search.isAnswered) stepHit(event.shiftKey ? -1 : 1);
    else begin(event.target.value, 0);
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
