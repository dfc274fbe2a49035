// Figures: every change of the form asks for the rows anew; the form itself is filled when the tab is first opened.
let page = 1;
let typing = null;
const fields = () => [...document.querySelectorAll("#qa-figures-filters :is(input, select)")];
const ask = (name) => {
  clearTimeout(typing);
  const query = Object.fromEntries(fields().map((field) => [field.name, field.value]));
  trigger("act", { name, page, address: location.origin + location.pathname, ...query });
};
const change = (milliseconds) => {
  page = 1;
  clearTimeout(typing);
  typing = setTimeout(() => ask("show"), milliseconds);
};
// What is ticked stays ticked from page to page and from filter to filter.
const picked = new Set();
const showPicked = () => {
  for (const box of document.querySelectorAll("#qa-figures-rows [data-pick]")) box.checked = picked.has(Number(box.dataset.pick));
  const bar = document.querySelector("#qa-figures-picked");
  bar.querySelector("[data-picked]").textContent = picked.size
    ? `Đã chọn ${picked.size} số.`
    : "Chưa chọn số nào: biểu đồ vẽ các số đang lọc.";
  bar.querySelector("[data-unpick]").hidden = !picked.size;
};
const draw = () => {
  const query = Object.fromEntries(fields().map((field) => [field.name, field.value]));
  trigger("draw", { ...query, kind: document.querySelector("#qa-chart-kind").value, picked: [...picked] });
};
const tab = document.querySelector("#qa-figures-tab");
tab.addEventListener("input", (event) => {
  const box = event.target.closest("[data-pick]");
  if (box) {
    picked[box.checked ? "add" : "delete"](Number(box.dataset.pick));
    showPicked();
  } else if (event.target.id === "qa-chart-kind") {
    // Another kind of what is already drawn.
    if (document.querySelector("#qa-figures-chart .qa-chart")) draw();
  } else if (event.target.closest("#qa-figures-filters")) change(event.target.tagName === "SELECT" ? 0 : 300);
});
tab.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.page !== undefined) {
    page = Number(button.dataset.page);
    ask("show");
    document.querySelector("#qa-figures-filters")?.scrollIntoView({ block: "end" });
  } else if (button.dataset.save !== undefined) ask(button.dataset.save);
  else if (button.dataset.draw !== undefined) draw();
  else if (button.dataset.unpick !== undefined) {
    picked.clear();
    showPicked();
  } else if (button.dataset.clear !== undefined) {
    for (const field of fields()) field.value = "";
    change(0);
  }
});
new MutationObserver(showPicked).observe(document.querySelector("#qa-figures-rows"), { childList: true, subtree: true });
// Sets of documents that were changed in another tab are offered when somebody comes back.
let stale = false;
document.addEventListener("qa-sets", () => (stale = true));
const arrive = () => {
  if (document.body.dataset.tab !== "so-lieu") return;
  ask(fields().length && !stale ? "show" : "open");
  stale = false;
};
document.addEventListener("qa-tab", arrive);
