// Earlier conversations: renaming, deleting, undoing; the address says which conversation is on the page.
let isOpen = false;

const follow = () => {
  const details = element.querySelector("details");
  if (details) details.open = isOpen;
  const current = element.querySelector("[data-current]")?.dataset.current;
  if (current === undefined) return;
  const fields = new URLSearchParams(location.search);
  if ((fields.get("c") ?? "") === current) return;
  if (current) fields.set("c", current);
  else fields.delete("c");
  history.replaceState(history.state, "", location.pathname + (fields.size ? "?" + fields : ""));
};

element.addEventListener("toggle", (event) => (isOpen = event.target.open), true);

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.delete !== undefined) trigger("act", { name: "delete", key: button.dataset.delete });
  else if (button.dataset.undo !== undefined) trigger("act", { name: "undo", key: button.dataset.undo });
  else if (button.dataset.rename !== undefined) {
    const form = button.closest("li").querySelector("form");
    form.hidden = !form.hidden;
    if (!form.hidden) form.querySelector("input").select();
  }
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  trigger("act", { name: "rename", key: form.dataset.key, title: form.querySelector("input").value });
});

watch("value", follow);
