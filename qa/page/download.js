// A file that the server made is handed to the browser; it lies in the page for that moment only.
watch("value", () => {
  const link = element.querySelector("a[data-file]");
  if (!link) return;
  const bytes = Uint8Array.from(atob(link.dataset.file), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: link.type }));
  const opener = document.createElement("a");
  opener.href = address;
  opener.download = link.download;
  document.body.append(opener);
  opener.click();
  opener.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  props.value = "";
});
