// Source viewer: every link marked data-place opens its place here, and the address follows, so that a place can be
// reloaded, sent to somebody, and left with the browser's own back button.
element.setAttribute("role", "complementary");
element.setAttribute("aria-label", "Tài liệu gốc");
let opener = null;

const placeOf = (search) => {
  const fields = new URLSearchParams(search);
  return fields.has("doc") ? "?" + fields.toString() : "";
};
// A place opens over the tab and the conversation that one is in.
const addressOf = (search) => {
  const fields = new URLSearchParams(location.search);
  const stays = ["tab", "c"].filter((name) => fields.get(name));
  return search + stays.map((name) => `&${name}=${encodeURIComponent(fields.get(name))}`).join("");
};

const reveal = () => {
  const open = element.querySelector(".qa-source") !== null;
  document.body.classList.toggle("qa-reading", open);
  if (!open) return;
  const hit = element.querySelector(".qa-hit-figure") ?? element.querySelector(".qa-hit");
  const scroller = element.closest("#qa-source");
  if (hit) {
    const place = hit.getBoundingClientRect();
    const box = scroller.getBoundingClientRect();
    scroller.scrollTop += place.top - box.top - box.height * 0.4;
    const table = hit.closest(".qa-table");
    if (table) table.scrollLeft += place.left - table.getBoundingClientRect().left - table.clientWidth / 2;
  } else {
    scroller.scrollTop = 0;
  }
  element.querySelector("h2")?.focus({ preventScroll: true });
};

const open = (query) => trigger("open", { query });

const close = () => {
  props.value = "";
  document.body.classList.remove("qa-reading");
  opener?.isConnected && opener.focus({ preventScroll: true });
  opener = null;
};

const forget = () => {
  const fields = new URLSearchParams(location.search);
  for (const name of ["doc", "s", "e", "p", "f", "v", "g"]) fields.delete(name);
  history.pushState({}, "", location.pathname + (fields.size ? "?" + fields : ""));
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (link) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!element.contains(link)) opener = link;
    const address = addressOf(link.search);
    const again = address === location.search && element.querySelector(".qa-source");
    if (address !== location.search) history.pushState({}, "", address);
    if (again) reveal();
    else open(link.search);
    return;
  }
  const note = event.target.closest("a[data-note]");
  if (note && element.contains(note)) {
    event.preventDefault();
    document.getElementById("qa-note-" + note.dataset.note)?.scrollIntoView({ block: "center" });
    return;
  }
  const button = event.target.closest("button[data-close]");
  if (button && element.contains(button)) {
    close();
    forget();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !element.querySelector(".qa-source") || document.querySelector("dialog[open]")) return;
  close();
  forget();
});

window.addEventListener("popstate", () => {
  const query = placeOf(location.search);
  if (query) open(query);
  else close();
});

watch("value", reveal);
