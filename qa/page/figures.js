// Figures: every change of the form asks for the rows anew; the form itself is filled when the tab is first opened.
let page = 1;
let typing = null;
const fields = () => [...document.querySelectorAll("#qa-figures-filters :is(input, select)")];
const ask = (name) => {
  clearTimeout(typing);
  const query = Object.fromEntries(fields().map((field) => [field.name, field.value]));
  trigger("act", { name, page, ...query });
};
const change = (milliseconds) => {
  page = 1;
  clearTimeout(typing);
  typing = setTimeout(() => ask("show"), milliseconds);
};
const tab = document.querySelector("#qa-figures-tab");
tab.addEventListener("input", (event) => {
  if (event.target.closest("#qa-figures-filters")) change(event.target.tagName === "SELECT" ? 0 : 300);
});
tab.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.page !== undefined) {
    page = Number(button.dataset.page);
    ask("show");
    document.querySelector("#qa-figures-filters")?.scrollIntoView({ block: "end" });
  } else if (button.dataset.save !== undefined) ask(button.dataset.save);
  else if (button.dataset.clear !== undefined) {
    for (const field of fields()) field.value = "";
    change(0);
  }
});
// Sets of documents that were changed in another tab are offered when somebody comes back.
let stale = false;
document.addEventListener("qa-sets", () => (stale = true));
const arrive = () => {
  if (document.body.dataset.tab !== "so-lieu") return;
  ask(fields().length && !stale ? "show" : "open");
  stale = false;
};
document.addEventListener("qa-tab", arrive);
