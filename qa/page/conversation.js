// Conversation: questions are asked on click, the newest turn is brought into view, waiting is timed and can be stopped,
// answers are judged.
const WAITED_SECONDS = 2;
const headerHeight = () => document.querySelector(".qa-header")?.offsetHeight ?? 0;
element.setAttribute("role", "region");
element.setAttribute("aria-label", "Cuộc trò chuyện");

const judge = (turn, verdict, note) => trigger("act", { name: "judge", turn, verdict, note });

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const data = button.dataset;
  if (data.question !== undefined) trigger("submit", { question: data.question, asTyped: data.asTyped ?? "" });
  else if (data.stop !== undefined) {
    button.disabled = true;
    button.textContent = "Đang dừng…";
    trigger("stop");
  } else if (data.act !== undefined) trigger("act", { name: data.act, turn: data.turn });
  else if (data.verdict === "right") judge(data.turn, "right", "");
  else if (data.verdict !== undefined) {
    const form = button.closest(".qa-feedback").querySelector("form");
    form.hidden = false;
    form.dataset.verdict = data.verdict;
    form.querySelector("label").textContent = `${button.textContent}: ghi chú (không bắt buộc)`;
    form.querySelector("textarea").focus({ preventScroll: true });
    // Whole, above the field to ask in.
    form.scrollIntoView({ block: "nearest" });
  } else if (data.noteCancel !== undefined) {
    const form = button.closest("form");
    form.hidden = true;
    form.closest(".qa-feedback").querySelector(`[data-verdict=${form.dataset.verdict}]`).focus();
  }
});

element.addEventListener("submit", (event) => {
  const form = event.target.closest("form.qa-note");
  if (!form) return;
  event.preventDefault();
  judge(form.dataset.turn, form.dataset.verdict, form.querySelector("textarea").value);
});

let since = 0;
let clock = null;
const tellTime = () => {
  const place = element.querySelector(".qa-elapsed");
  const seconds = Math.floor((Date.now() - since) / 1000);
  if (place && seconds >= WAITED_SECONDS) place.textContent = `${seconds} giây`;
};

// A question leaves the field once it stands in the conversation; what was typed since then stays there.
let placed = null;
const emptyField = (turn) => {
  if (!turn || turn.dataset.turn === placed) return;
  placed = turn.dataset.turn;
  const field = document.querySelector("#qa-question textarea");
  if (field?.value.trim() !== turn.querySelector(".qa-question").lastChild.textContent) return;
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

watch("value", () => {
  const waits = element.querySelector(".qa-pending") !== null;
  if (waits && clock === null) {
    since = Date.now();
    clock = setInterval(tellTime, 500);
  } else if (!waits) {
    clearInterval(clock);
    clock = null;
  }
  document.dispatchEvent(new CustomEvent("qa-drawn"));
  const last = element.querySelector("#qa-last");
  emptyField(last);
  document.body.classList.toggle("qa-started", last !== null);
  window.scrollTo({ top: last ? last.getBoundingClientRect().top + window.scrollY - headerHeight() : 0 });
});
