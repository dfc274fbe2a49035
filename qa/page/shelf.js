// Documents: searching, paging, removing after a confirmation; while work goes on the list is asked for again.
const FIRST_POLL_MILLISECONDS = 250;
const LAST_POLL_MILLISECONDS = 1000;
const box = element.querySelector("#qa-shelf-query");
const dialog = element.querySelector("dialog");
let page = 1;
let chosen = null;
let poll = null;
let wait = FIRST_POLL_MILLISECONDS;
let typing = null;

const isShown = () => document.body.dataset.tab === "kho";
const act = (name, more = {}) => {
  clearTimeout(poll);
  clearTimeout(typing);
  const stamp = document.querySelector("#qa-shelf-list [data-stamp]")?.dataset.stamp ?? "";
  const set = document.body.dataset.set ?? "";
  trigger("act", { name, key: "", query: box.value, page, stamp, set, ...more });
};

element.addEventListener("input", (event) => {
  if (event.target !== box) return;
  page = 1;
  clearTimeout(typing);
  typing = setTimeout(() => act("show"), 250);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button?.closest("#qa-shelf-tab")) return;
  const data = button.dataset;
  if (data.page !== undefined) {
    page = Number(data.page);
    act("show");
  } else if (data.again !== undefined) act("again", { key: data.again });
  else if (data.undo !== undefined) act("undo", { key: data.undo });
  else if (data.askRemove !== undefined) {
    chosen = data.askRemove;
    dialog.querySelector("[data-name]").textContent = data.name;
    dialog.showModal();
  } else if (data.keep !== undefined) dialog.close();
  else if (data.remove !== undefined) {
    dialog.close();
    act("remove", { key: chosen });
    box.focus();
  }
});

document.addEventListener("qa-tab", () => {
  if (isShown()) act("show");
});
document.addEventListener("qa-correct", (event) => act("correct", event.detail));
document.addEventListener("qa-sets", () => {
  page = 1;
  act("show");
});

// Looks again for as long as something is being done and somebody is looking: soon at first, since a report is read in
// a second, then less and less often, since vectors may take hours.
new MutationObserver(() => {
  clearTimeout(poll);
  if (document.querySelector("#qa-shelf-work [data-busy]")) {
    poll = setTimeout(() => (isShown() && !document.hidden ? act("show") : null), wait);
    wait = Math.min(wait * 1.5, LAST_POLL_MILLISECONDS);
  } else wait = FIRST_POLL_MILLISECONDS;
}).observe(document.querySelector("#qa-shelf-tab"), { childList: true, subtree: true });
document.addEventListener("visibilitychange", () => {
  if (isShown() && !document.hidden) act("show");
});
