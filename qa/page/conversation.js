// Conversation: offered questions are asked on click, the newest turn is brought into view.
const headerHeight = () => document.querySelector(".qa-header")?.offsetHeight ?? 0;
element.setAttribute("role", "region");
element.setAttribute("aria-label", "Cuộc trò chuyện");

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-question]");
  if (button) trigger("submit", { question: button.dataset.question });
});

watch("value", () => {
  const last = element.querySelector("#qa-last");
  document.body.classList.toggle("qa-started", last !== null);
  window.scrollTo({ top: last ? last.getBoundingClientRect().top + window.scrollY - headerHeight() : 0 });
});
