// Correcting what is known of a document: the dialog is filled from the button, and sends all fields.
const dialog = element.querySelector("#qa-fact-dialog");
const fields = [...dialog.querySelectorAll("[data-fact]")];
let key = "";
const send = (which, facts) => {
  document.dispatchEvent(new CustomEvent("qa-correct", { detail: { key: which, facts } }));
};

document.querySelector("#qa-shelf-tab").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const data = button.dataset;
  if (data.correct !== undefined) {
    key = data.correct;
    const known = JSON.parse(data.facts);
    for (const field of fields) field.value = known[field.dataset.fact] ?? "";
    dialog.showModal();
  } else if (data.correctBack !== undefined) send(data.correctBack, JSON.parse(data.facts));
  else if (data.factCancel !== undefined) dialog.close();
});
dialog.addEventListener("submit", () => {
  send(key, Object.fromEntries(fields.map((field) => [field.dataset.fact, field.value])));
});
