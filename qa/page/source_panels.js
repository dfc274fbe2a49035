// Part of the script of the viewer (source.js): the panels under its head, outline and search.

const drawPanels = () => {
  for (const button of element.querySelectorAll("[data-open]")) {
    const isOpen = button.dataset.open === opened;
    button.setAttribute("aria-expanded", String(isOpen));
    find("#" + button.dataset.open).hidden = !isOpen;
  }
  if (opened === "qa-outline") drawOutline();
  if (search && find("#qa-find-words")) find("#qa-find-words").value = search.words;
};
const turnPanel = (name) => {
  opened = opened === name ? "" : name;
  drawPanels();
  if (opened === "qa-find") find("#qa-find-words").select();
  else if (!opened && name === "qa-find") begin("", 0);
};
const drawOutline = async () => {
  const name = documentOf(queryOf());
  if (outline?.document !== name) {
    const told = await ask("outline");
    if (!told) return;
    const node = document.createElement("div");
    node.innerHTML = told.html ?? "";
    outline = { document: name, node };
    const folded = readFolds()[name] ?? [];
    for (const button of node.querySelectorAll("[data-branch]")) {
      if (folded.includes(button.nextElementSibling.dataset.outline)) fold(button, false);
    }
  }
  find("#qa-outline")?.replaceChildren(outline.node);
  markSection();
};
const fold = (button, isOpen) => {
  button.setAttribute("aria-expanded", String(isOpen));
  button.parentElement.querySelector(":scope > ul").hidden = !isOpen;
};
// What is folded of each document stays so in this window, also when the page is loaded again.
const readFolds = () => {
  try {
    return JSON.parse(sessionStorage.getItem("qa-folds")) ?? {};
  } catch {
    return {};
  }
};
const turnBranch = (button, isOpen) => {
  fold(button, isOpen);
  const folded = [...outline.node.querySelectorAll("[data-branch][aria-expanded=false]")];
  const kept = folded.map((each) => each.nextElementSibling.dataset.outline);
  sessionStorage.setItem("qa-folds", JSON.stringify({ ...readFolds(), [outline.document]: kept }));
};
const markSection = () => {
  if (opened !== "qa-outline" || !outline) return;
  const box = scroller.getBoundingClientRect();
  const paragraph = Number(readParagraph());
  const links = [...outline.node.querySelectorAll("a[data-outline]")];
  const current = links.findLast((link) => Number(link.dataset.outline) <= paragraph);
  const shownPage = new URLSearchParams(queryOf()).get("g") ?? find(".qa-sheet-steps")?.dataset.page;
  const pages = [...element.querySelectorAll(".qa-page")];
  const passed = pages.findLast((page) => page.getBoundingClientRect().top < box.top + headHeight() + 40);
  const page = find(".qa-sheet") ? shownPage : (passed ?? pages[0])?.dataset.page;
  for (const link of outline.node.querySelectorAll("a")) {
    const isCurrent = link === current || (link.dataset.page !== undefined && link.dataset.page === page);
    if (isCurrent === link.hasAttribute("aria-current")) continue;
    if (isCurrent) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
    if (isCurrent) link.scrollIntoView({ block: "nearest" });
  }
};
