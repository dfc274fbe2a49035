// Parts of the conversation that change while all the rest stays: HTML drawn by the server takes the place of what stands
// in the element that it names.
const apply = () => {
  for (const part of element.querySelectorAll("[data-into]")) {
    const target = document.getElementById(part.dataset.into);
    if (!target) continue;
    const focused = target.contains(document.activeElement);
    target.innerHTML = part.dataset.html;
    if (focused) (target.querySelector("[aria-pressed=true]") ?? target.querySelector("button"))?.focus();
  }
};
watch("value", apply);
// The conversation may be drawn after the patch that belongs to it has come.
document.addEventListener("qa-drawn", apply);
