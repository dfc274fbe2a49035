// The page as a whole: language, theme, copying, and the few words that the framework only has in English.
() => {
  const root = document.documentElement;
  root.lang = "vi";

  const WORDS = {
    "Connection Lost": "Mất kết nối",
    "Connection to the server was lost. Attempting reconnection...":
      "Mất kết nối tới máy chủ. Trang sẽ tự mở lại khi máy chủ chạy lại.",
    "Connection errored out.": "Không nối được tới máy chủ. Hãy thử lại.",
    Error: "Có lỗi",
    Warning: "Lưu ý",
    Info: "Thông tin",
    Close: "Đóng",
    Uploading: "Đang tải lên",
  };
  const say = (text) => {
    const known = WORDS[text.trim()];
    if (known) return known;
    if (/exceeds? (the )?maximum allowed size/.test(text)) {
      return "Tệp nặng quá giới hạn 64 MB. Hãy chia tệp thành nhiều phần nhỏ hơn.";
    }
    return text.trim().startsWith("Queue is full") ? "Máy chủ đang bận. Hãy thử lại sau ít giây." : null;
  };
  const translate = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const told = say(walker.currentNode.data);
      if (told) walker.currentNode.data = told;
    }
    for (const labelled of element.querySelectorAll("[aria-label]")) {
      const told = say(labelled.getAttribute("aria-label"));
      if (told) labelled.setAttribute("aria-label", told);
    }
  };
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll("[data-testid=toast-body]")) translate(toast);
  }).observe(document.body, { childList: true, subtree: true });

  // navigator.clipboard is absent on plain http outside of localhost, so copying goes through a selection.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy], button[data-link]");
    if (!button) return;
    const area = document.createElement("textarea");
    area.value = button.dataset.copy ?? location.href;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    const words = button.textContent;
    button.textContent = done ? "Đã chép" : "Không chép được";
    setTimeout(() => (button.textContent = words), 1500);
  });

  // Tabs: the address says which one is open (?tab=kho), so that it can be reloaded, sent, and left with "back".
  const tabs = [...document.querySelectorAll("a[data-tab]")];
  const showTab = () => {
    const asked = new URLSearchParams(location.search).get("tab") ?? "";
    const name = tabs.some((tab) => tab.dataset.tab === asked) ? asked : "";
    const moved = document.body.dataset.tab !== name;
    document.body.dataset.tab = name;
    for (const tab of tabs) {
      if (tab.dataset.tab === name) {
        tab.setAttribute("aria-current", "page");
        tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      } else tab.removeAttribute("aria-current");
    }
    if (moved) {
      window.scrollTo({ top: 0 });
      document.dispatchEvent(new CustomEvent("qa-tab"));
    }
  };
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("a[data-tab]");
    if (!tab || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const fields = new URLSearchParams();
    if (tab.dataset.tab) fields.set("tab", tab.dataset.tab);
    const conversation = new URLSearchParams(location.search).get("c");
    if (conversation) fields.set("c", conversation);
    history.pushState({}, "", location.pathname + (fields.size ? "?" + fields : ""));
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  window.addEventListener("popstate", showTab);
  showTab();

  // The address decides first (?__theme=dark), then the reader's last choice, then the system.
  const asked = new URLSearchParams(location.search).get("__theme");
  const kept = localStorage.getItem("qa-theme");
  if (!asked && kept) document.body.classList.toggle("dark", kept === "dark");
}
