#!/usr/bin/env bash
# Puts the programs in place that some tests need: Chromium for the page, Tesseract for scans, LibreOffice for older
# office documents. Quick when all are there. Never fails: where one cannot be had, it says why, and those tests skip.
set -u

has_any() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

has_vietnamese() {
  has_any tesseract && tesseract --list-langs 2>&1 | grep -qx vie
}

# soffice alone does not tell whether both parts are there.
has_office_part() {
  has_any soffice libreoffice && compgen -G "/usr/lib*/libreoffice/program/lib$1lo.so" >/dev/null
}

missing() {
  has_any chromium chromium-browser google-chrome google-chrome-stable || echo chromium
  has_vietnamese || echo tesseract-ocr tesseract-ocr-vie
  # Installed in a place of its own (not by a package), it is taken for whole.
  if ! has_any soffice libreoffice || compgen -G "/usr/lib*/libreoffice/program" >/dev/null; then
    has_office_part sw || echo libreoffice-writer-nogui
    has_office_part sc || echo libreoffice-calc-nogui
  fi
}

skip() {
  echo "Những kiểm thử cần $(missing | tr '\n' ' ')sẽ được bỏ qua: $1."
  exit 0
}

[ -z "$(missing)" ] && exit 0
command -v apt-get >/dev/null 2>&1 || skip "không có các chương trình đó và không có apt-get để cài"
if [ "$(id -u)" = 0 ]; then
  as_root=()
elif sudo -n true >/dev/null 2>&1; then
  as_root=(sudo -n)
else
  skip "không có quyền cài (chạy “apt-get install” với quyền root)"
fi

install() {
  # A lock held by another package manager is waited for, but not for ever.
  timeout 900 "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@" >/dev/null 2>&1
}

install_missing() {
  local packages package
  read -r -d '' -a packages < <(missing && printf '\0')
  install "${packages[@]}" && return 0
  # One that this system does not know must not keep the others out.
  for package in "${packages[@]}"; do
    install "$package"
  done
}

echo "Đang cài chương trình cho kiểm thử: $(missing | tr '\n' ' ')…"
install_missing
if [ -n "$(missing)" ]; then
  timeout 300 "${as_root[@]}" apt-get update >/dev/null 2>&1 && install_missing
fi
[ -z "$(missing)" ] || skip "cài bằng apt-get không thành (mất mạng?)"
