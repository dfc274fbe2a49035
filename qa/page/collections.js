// Sets of documents: ticking, putting into a set and taking out, making, renaming, deleting after a confirmation.
const tab = element.closest("#qa-shelf-tab") ?? document.querySelector("#qa-shelf-tab");
const dialog = element.querySelector("#qa-set-dialog");
const deleting = element.querySelector("#qa-set-delete");
const nameField = element.querySelector("#qa-set-name");
const shared = element.querySelector("#qa-set-shared");
const ticked = new Set();
let purpose = "create";
let before = null;

// The set that the list is kept to; the bar that shows it is away for a moment while it is drawn anew.
const shown = () => document.body.dataset.set ?? "";
const offered = () => tab.querySelector("#qa-set-filter")?.innerHTML;
const act = (name, more = {}) => {
  before = name === "open" ? null : offered();
  trigger("act", { name, set: "", shown: shown(), keys: [...ticked], ...more });
};
const open = (action, title, name, isShared) => {
  purpose = action;
  dialog.querySelector("h2").textContent = title;
  nameField.value = name;
  shared.checked = isShared;
  dialog.showModal();
  nameField.select();
};

// The list and the bar are drawn anew by the server; what is ticked stays ticked.
const sync = () => {
  const filter = tab.querySelector("#qa-set-filter");
  if (filter) document.body.dataset.set = filter.value;
  for (const box of tab.querySelectorAll("input[data-tick]")) box.checked = ticked.has(box.dataset.tick);
  const bar = tab.querySelector(".qa-set-ticked");
  if (!bar) return;
  bar.hidden = ticked.size === 0;
  const line = bar.querySelector("[data-set-ticked]");
  const words = `Đã chọn ${ticked.size} tài liệu`;
  if (line.textContent !== words) line.textContent = words;
};
const untick = () => {
  ticked.clear();
  sync();
};

tab.addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset.tick !== undefined) {
    if (box.checked) ticked.add(box.dataset.tick);
    else ticked.delete(box.dataset.tick);
    sync();
  } else if (box.id === "qa-set-filter") {
    ticked.clear();
    sync();
    act("open");
    document.dispatchEvent(new CustomEvent("qa-sets"));
  }
});

tab.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const data = button.dataset;
  if (data.setNew !== undefined) open("create", "Lập bộ tài liệu", "", false);
  else if (data.setRename !== undefined) {
    open("rename", "Đổi tên bộ tài liệu", data.name, button.closest(".qa-sets").dataset.shared !== undefined);
  } else if (data.setAskDelete !== undefined) {
    deleting.querySelector("[data-set-name]").textContent = data.name;
    deleting.showModal();
  } else if (data.setCancel !== undefined) button.closest("dialog").close();
  else if (data.setDelete !== undefined) {
    deleting.close();
    act("delete", { set: shown() });
  } else if (data.setAdd !== undefined) {
    act("add", { set: document.querySelector("#qa-set-target").value });
    untick();
  } else if (data.setTake !== undefined) {
    act("take", { set: shown() });
    untick();
  } else if (data.setUntick !== undefined) untick();
  else if (data.setUndo !== undefined) {
    act(data.setUndo, { set: data.setId, keys: data.keys.split(" ").filter(Boolean) });
  }
});
dialog.addEventListener("submit", () => {
  act(purpose, { set: shown(), text: nameField.value, shared: shared.checked });
  if (purpose === "create") untick();
});

document.addEventListener("qa-tab", () => {
  if (document.body.dataset.tab === "kho") act("open");
});
new MutationObserver(() => {
  sync();
  // Other sets, or other numbers of documents, after something was done: lists that are kept to a set have changed.
  const now = offered();
  if (before !== null && now !== undefined && now !== before) {
    before = null;
    document.dispatchEvent(new CustomEvent("qa-sets"));
  }
}).observe(tab, { childList: true, subtree: true });
