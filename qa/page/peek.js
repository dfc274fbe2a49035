// A look at the proof without leaving the answer: hovering or focusing a mark or a figure shows its quote beside it.
// Runs in the same scope as conversation.js.
const GAP = 8;
const HIDE_MILLISECONDS = 150;
const peek = document.createElement("div");
peek.id = "qa-peek";
peek.setAttribute("role", "tooltip");
peek.hidden = true;
document.body.append(peek);
let peeked = null;
let dismissed = null;
let hiding = null;

const hidePeek = () => {
  clearTimeout(hiding);
  peeked?.removeAttribute("aria-describedby");
  peeked = null;
  peek.hidden = true;
};

const plain = (text) => text.replace(/\s+/g, " ").trim();

const showPeek = (link) => {
  clearTimeout(hiding);
  if (link === peeked || link === dismissed) return;
  hidePeek();
  const card = link.closest(".qa-turn")?.querySelector(`.qa-citation[data-number="${link.dataset.cite}"]`);
  if (!card) return;
  const copied = [".qa-quote", ".qa-official"].map((name) => card.querySelector(name).cloneNode(true));
  peek.replaceChildren(...copied);
  // Of several marked figures only the one that is pointed at stands out.
  const marks = [...peek.querySelectorAll("mark")];
  const figure = link.dataset.figure;
  if (figure && marks.some((mark) => plain(mark.textContent) === figure)) {
    for (const mark of marks) if (plain(mark.textContent) !== figure) mark.classList.add("qa-mark-beside");
  }
  peek.hidden = false;
  link.setAttribute("aria-describedby", peek.id);
  peeked = link;
  placePeek();
};

// Beside its link wherever that is scrolled to: a link that is focused may be brought into view only after that.
const placePeek = () => {
  if (!peeked) return;
  const place = peeked.getBoundingClientRect();
  if (place.bottom < 0 || place.top > window.innerHeight) return hidePeek();
  const below = place.bottom + GAP + peek.offsetHeight <= window.innerHeight || place.top < peek.offsetHeight + GAP;
  const left = Math.max(GAP, Math.min(place.left, window.innerWidth - peek.offsetWidth - GAP));
  peek.style.left = `${left}px`;
  peek.style.top = `${below ? place.bottom + GAP : place.top - GAP - peek.offsetHeight}px`;
};

const leavePeek = () => {
  clearTimeout(hiding);
  hiding = setTimeout(hidePeek, HIDE_MILLISECONDS);
};
const linkOf = (event) => event.target.closest?.("a[data-cite]");

element.addEventListener("pointermove", (event) => {
  const link = event.pointerType === "mouse" && linkOf(event);
  if (link) showPeek(link);
});
element.addEventListener("pointerout", (event) => {
  if (!linkOf(event)) return;
  dismissed = null;
  if (peeked) leavePeek();
});
element.addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (link?.matches(":focus-visible")) showPeek(link);
});
element.addEventListener("focusout", (event) => {
  if (!linkOf(event)) return;
  dismissed = null;
  hidePeek();
});
peek.addEventListener("pointerenter", () => clearTimeout(hiding));
peek.addEventListener("pointerleave", leavePeek);
element.addEventListener("click", (event) => {
  dismissed = linkOf(event);
  hidePeek();
});
window.addEventListener("scroll", placePeek, { passive: true });
window.addEventListener("resize", placePeek);
document.addEventListener("qa-drawn", hidePeek);
// Before the document beside the answer hears of it: one press closes one thing.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !peeked) return;
    event.stopImmediatePropagation();
    dismissed = peeked;
    hidePeek();
  },
  true,
);
