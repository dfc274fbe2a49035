// Header: theme switch, and a new conversation after a confirmation.
const dialog = element.querySelector("dialog");
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.theme !== undefined) {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("qa-theme", dark ? "dark" : "light");
  } else if (button.dataset.new !== undefined) {
    dialog.showModal();
  } else if (button.dataset.keep !== undefined) {
    dialog.close();
  } else if (button.dataset.erase !== undefined) {
    dialog.close();
    trigger("erase");
    document.querySelector("#qa-question textarea")?.focus();
  }
});
