#!/usr/bin/env bash
# Puts a Chromium in place for the browser tests; quick when one is there. Never fails: where none can be had, it says
# why, and those tests skip.
set -u

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done

skip() {
  echo "Kiểm thử trình duyệt sẽ được bỏ qua: $1."
  exit 0
}

command -v apt-get >/dev/null 2>&1 || skip "không có Chromium và không có apt-get để cài"
if [ "$(id -u)" = 0 ]; then
  as_root=()
elif sudo -n true >/dev/null 2>&1; then
  as_root=(sudo -n)
else
  skip "không có Chromium và không có quyền cài (chạy “apt-get install chromium” với quyền root)"
fi

install() {
  # A lock held by another package manager is waited for, but not for ever.
  timeout 900 "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends chromium >/dev/null 2>&1
}

echo "Đang cài Chromium cho kiểm thử trình duyệt…"
install || { timeout 300 "${as_root[@]}" apt-get update >/dev/null 2>&1 && install; }
command -v chromium >/dev/null 2>&1 || skip "cài Chromium bằng apt-get không thành (mất mạng?)"
