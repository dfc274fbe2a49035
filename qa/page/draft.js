// A checked draft: a click on a figure shows what was found for it; a click on a count goes to the next such figure.
const choose = (claim) => {
  for (const other of element.querySelectorAll(".qa-claim[aria-pressed=true]")) other.setAttribute("aria-pressed", "false");
  for (const card of element.querySelectorAll(".qa-finding")) card.hidden = card.id !== "qa-finding-" + claim.dataset.claim;
  claim.setAttribute("aria-pressed", "true");
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.claim !== undefined) choose(button);
  else if (button.dataset.stop !== undefined) {
    button.disabled = true;
    trigger("stop", {});
  } else if (button.dataset.export !== undefined) trigger("save", {});
  else if (button.dataset.next !== undefined) {
    const only = element.querySelector("[data-only]");
    if (only.value && only.value !== button.dataset.next) showOnly((only.value = ""));
    const kind = [...element.querySelectorAll(`.qa-claim[data-verdict=${button.dataset.next}]`)];
    if (!kind.length) return;
    const now = kind.findIndex((claim) => claim.getAttribute("aria-pressed") === "true");
    const claim = kind[(now + 1) % kind.length];
    choose(claim);
    claim.scrollIntoView({ block: "center" });
    claim.focus({ preventScroll: true });
  }
});

// Only the paragraphs, headings and tables with figures of one verdict; a click on the count of another one shows all again.
const showOnly = (verdict) => {
  for (const part of element.querySelectorAll(".qa-draft-text > *")) {
    part.hidden = verdict !== "" && !part.querySelector(`[data-verdict=${verdict}]`);
  }
  const first = verdict && element.querySelector(`.qa-claim[data-verdict=${verdict}]`);
  if (first) choose(first);
};
element.addEventListener("change", (event) => {
  if (event.target.dataset.only !== undefined) showOnly(event.target.value);
});

document.addEventListener("qa-tab", () => {
  if (document.body.dataset.tab === "soat") trigger("arrive", {});
});

watch("value", () => {
  for (const verdict of ["wrong", "ambiguous", "unknown", "proved"]) {
    const claim = element.querySelector(`.qa-claim[data-verdict=${verdict}]`);
    if (claim) {
      choose(claim);
      break;
    }
  }
  element.querySelector(".qa-draft-summary")?.scrollIntoView({ block: "start" });
});
