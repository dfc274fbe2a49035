"""The frame around conversation and viewer: header, footer line, and the files of style and behaviour.

Nothing comes in; constant HTML and the text of the packaged files go out.
"""

from collections.abc import Sequence
from importlib.resources import files

TITLE = "Hỏi đáp báo cáo"

_STYLES = ("style.css", "source.css", "conversation.css", "shelf.css", "history.css", "analysis.css")
"""Style sheets in the order in which they are read; a later one may overrule an earlier one."""

_HEADER = f"""
<header class="qa-header">
  <a class="qa-brand" href="./"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect x="5" y="3" width="22" height="26" rx="3" fill="currentColor"/>
    <path d="M10 10h12M10 15h12M10 20h6" stroke="var(--qa-on-accent)" stroke-width="2" stroke-linecap="round"/>
    <path d="M18.5 22l2 2 4-4.5" fill="none" stroke="var(--qa-on-accent)" stroke-width="2.2" stroke-linecap="round"/>
  </svg><h1>{TITLE}</h1></a>
  <!-- tabs -->
  <div class="qa-header-tools">
    <button type="button" class="qa-tool qa-new" data-new>Trò chuyện mới</button>
    <button type="button" class="qa-tool" data-theme aria-label="Đổi giao diện sáng hoặc tối">
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><circle cx="12" cy="12" r="8.5" fill="none"
      stroke="currentColor" stroke-width="2"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/></svg>
    </button>
    <!-- sign out -->
  </div>
</header>
"""

# A new conversation is begun only when that is confirmed; the one on the page is lost, or stays in its list.
_ERASE = """
<dialog class="qa-dialog" aria-labelledby="qa-dialog-title">
  <h2 id="qa-dialog-title">Xóa cuộc trò chuyện này?</h2>
  <p>Mọi câu hỏi và câu trả lời đang hiện trên trang sẽ mất. Tài liệu không bị ảnh hưởng.</p>
  <div><button type="button" class="qa-tool" data-keep autofocus>Giữ lại</button>
  <button type="button" class="qa-danger" data-erase>Xóa</button></div>
</dialog>
"""
_LEAVE = """
<dialog class="qa-dialog" aria-labelledby="qa-dialog-title">
  <h2 id="qa-dialog-title">Bắt đầu cuộc trò chuyện mới?</h2>
  <p>Cuộc trò chuyện đang hiện vẫn còn trong danh sách “Lịch sử trò chuyện”.</p>
  <div><button type="button" class="qa-tool" data-keep>Ở lại</button>
  <button type="button" class="qa-tool" data-erase autofocus>Bắt đầu</button></div>
</dialog>
"""

_SIGN_OUT = (
    '<span class="qa-who" id="qa-who"></span>'
    '<form class="qa-sign-out" method="post" action="/dang-xuat"><button class="qa-tool">Đăng xuất</button></form>'
)

FOOTNOTE = """
<p class="qa-footnote">Chỉ trả lời từ tài liệu đã nạp. Hãy mở trích dẫn để kiểm tra.</p>
"""

LIVE_REGION = "element.setAttribute('role', 'status'); element.setAttribute('aria-live', 'polite');"
"""Script of a part of the page whose news are read out."""


def write_header(
    tabs: Sequence[tuple[str, str]], *, has_people: bool = False, keeps_conversations: bool = False
) -> str:
    """Return the header.

    Parameters
    ----------
    tabs
        (name in the address, words on the page) of the parts of the page beside the conversation.
    has_people
        Whether people sign in, and so can sign out.
    keeps_conversations
        Whether a conversation that is left can be opened again.
    """
    links = "".join(
        f'<a href="{f"?tab={name}" if name else "./"}" data-tab="{name}">{words}</a>'
        for name, words in (("", "Hỏi đáp"), *tabs)
    )
    navigation = f'<nav class="qa-tabs" aria-label="Các phần của trang">{links}</nav>' if tabs else ""
    header = _HEADER.replace("<!-- tabs -->", navigation).replace("<!-- sign out -->", _SIGN_OUT if has_people else "")
    return header + (_LEAVE if keeps_conversations else _ERASE)


def read_asset(name: str) -> str:
    """Return the text of a file packaged beside this module."""
    return files("qa.page").joinpath(name).read_text(encoding="utf-8")


def write_head() -> str:
    """Return what goes into ``<head>``: icon, style sheets and the scripts before all others, so nothing is fetched."""
    # '#' must be escaped in a data URI.
    icon = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
        "<rect x='5' y='3' width='22' height='26' rx='3' fill='%230d5c86'/>"
        "<path d='M10 10h12M10 15h12M10 20h6' stroke='white' stroke-width='2'/></svg>"
    )
    style = "\n".join(map(read_asset, _STYLES))
    script = read_asset("crowded.js") + read_asset("event_stream.js")
    return f'<link rel="icon" href="data:image/svg+xml,{icon}"><style>{style}</style><script>{script}</script>'
