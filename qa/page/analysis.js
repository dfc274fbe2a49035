// Analyses: one part is shown at a time; each form asks for its part, and what takes long can be stopped.
const tab = document.querySelector("#qa-analysis-tab");
const NAMES = ["series", "audit", "find"];
let run = "";

const show = (name) => {
  tab.dataset.part = name;
  for (const button of tab.querySelectorAll("button[data-part]")) {
    button.setAttribute("aria-pressed", String(button.dataset.part === name));
  }
};
const sift = (page) => {
  const chosen = Object.fromEntries([...tab.querySelectorAll(".qa-sieve select")].map((field) => [field.name, field.value]));
  return { ...chosen, page };
};

tab.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-form]");
  if (!form) return;
  event.preventDefault();
  const sent = Object.fromEntries(new FormData(form));
  if (form.dataset.form === "series") trigger("series", sent);
  else if (form.dataset.form === "find") trigger("find", sent);
  else {
    // An earlier run of this window is of no use any more.
    if (run) trigger("stop", { run });
    run = [...crypto.getRandomValues(new Uint32Array(4))].join("-");
    trigger("audit", { ...sent, run });
  }
});
tab.addEventListener("input", (event) => {
  if (event.target.closest(".qa-sieve")) trigger("sieve", sift(1));
});
tab.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.part) {
    show(button.dataset.part);
    const fields = new URLSearchParams(location.search);
    fields.set("part", button.dataset.part);
    history.replaceState(history.state, "", location.pathname + "?" + fields);
  } else if (button.dataset.stop !== undefined) {
    button.disabled = true;
    trigger("stop", { run });
  } else if (button.dataset.page !== undefined) {
    trigger("sieve", sift(Number(button.dataset.page)));
    tab.querySelector("#qa-analysis-audit")?.scrollIntoView({ block: "start" });
  } else if (button.dataset.save !== undefined) {
    trigger("save", { what: button.dataset.save, kind: button.dataset.kind, address: location.origin + location.pathname, ...sift(1) });
  }
});
const asked = new URLSearchParams(location.search).get("part");
show(NAMES.includes(asked) ? asked : "series");
const arrive = () => {
  if (document.body.dataset.tab === "phan-tich") trigger("arrive", {});
};
document.addEventListener("qa-tab", arrive);
