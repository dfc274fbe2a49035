"""Help pages and usage errors of the command line in Vietnamese.

Typer writes both in English; here its headings are replaced, and its errors become one line that says what was wrong
and how it is written right. Knows no command.
"""

import re
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer import Context

_HEADINGS = (
    (re.compile(r"^Usage: ", re.MULTILINE), "Cách dùng: "),
    (re.compile(r"^Options:$", re.MULTILINE), "Tùy chọn:"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "Tham số:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "Các lệnh:"),
    (re.compile(r"Show this message and exit\."), "In phần trợ giúp này rồi thoát."),
    (re.compile(r"\brequired\]"), "bắt buộc]"),
    # Long ones go on in the next line.
    (re.compile(r"\bdefault:(?=\s)"), "mặc định:"),
    (re.compile(r"\benv var:(?=\s)"), "biến:"),
    # Types of arguments as Python names them; the Vietnamese placeholder says enough.
    (re.compile(r" <(?:str|path|list\[\w+\])>"), ""),
    (re.compile(r"\{([^}|]+)\}"), r"\1"),
    (re.compile(r"\bx>=(\d+)"), r"từ \1"),
    (re.compile(r"\b(\d+)<=x<=(\d+)"), r"từ \1 đến \2"),
)
# The exception classes are private to typer, but their names are those that click documents.
_SAID = {
    "NoSuchOption": (re.compile(r"No such option:? ?['\"]?([^\s'\"]+)"), "không có tùy chọn “{}”"),
    "BadOptionUsage": (re.compile(r"Option ['\"]?([^\s'\"]+)"), "tùy chọn “{}” cần một giá trị"),
    "BadArgumentUsage": (re.compile(r"['\"]?([^\s'\"]+)"), "tham số “{}” chưa đủ giá trị"),
    "MissingParameter": (re.compile(r"Missing \w+ ['\"]?([^'\"]+?)['\"]?\.?(?:\s|$)"), "thiếu “{}”"),
    "UsageError": (re.compile(r"No such command ['\"]?([^'\"]+)"), "không có lệnh “{}”"),
}
_VARIABLE = re.compile(r" \(env var: '[^']*'\)")
_EXTRA = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)")
_INVALID = re.compile(r"Invalid value(?: for ['\"]?([^:]*?)['\"]?)?: (.*)", re.DOTALL)
_CHOICES = re.compile(r"is not one of (.*?)\.?$", re.DOTALL)
_LIMIT = re.compile(r"(greater|less) than or equal to (\S+)")
_NUMBER = re.compile(r"valid (?:integer|number)")


class VietnameseCommand(TyperCommand):
    """A command whose help page has Vietnamese headings."""

    def get_help(self, ctx: "Context") -> str:  # type: ignore[override]
        """Return the help page."""
        return _translate(super().get_help(ctx))


class VietnameseGroup(TyperGroup):
    """A group of commands whose help page has Vietnamese headings."""

    def get_help(self, ctx: "Context") -> str:  # type: ignore[override]
        """Return the help page."""
        return _translate(super().get_help(ctx))


def is_usage_error(error: typer.BadParameter | Exception) -> bool:
    """Tell whether an exception says that a command was typed wrongly; such errors end with status 2."""
    return getattr(error, "exit_code", None) == 2 and hasattr(error, "format_message")


def explain_usage(error: Exception) -> str:
    """Return one line of Vietnamese for a usage error: what is wrong, and where the right form is shown.

    A program called with nothing at all gets its help page.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error)
    message = _VARIABLE.sub("", " ".join(str(getattr(error, "format_message", lambda: error)()).split()))
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "qa")
    return f"{_say(type(error).__name__, message)}; xem cách dùng: {command} --help"


def _say(kind: str, message: str) -> str:
    extra = _EXTRA.search(message)
    if extra is not None:
        return f"thừa tham số “{extra[1]}”; câu có dấu cách phải đặt trong ngoặc kép"
    invalid = _INVALID.search(message)
    if invalid is not None:
        return _say_invalid(invalid[1] or "", invalid[2])
    if message.startswith("Missing command"):
        return "thiếu tên lệnh"
    pattern, said = _SAID.get(kind, (None, ""))
    found = None if pattern is None else pattern.search(message)
    return said.format(found[1].rstrip(".")) if found is not None else f"lệnh viết chưa đúng ({message})"


def _say_invalid(name: str, problem: str) -> str:
    choices = _CHOICES.search(problem)
    if choices is not None:
        return f"giá trị của {name} phải là một trong {choices[1].replace(chr(39), '')}"
    limit = _LIMIT.search(problem)
    if limit is not None:
        return f"giá trị của {name} phải từ {limit[2]} trở {'lên' if limit[1] == 'greater' else 'xuống'}"
    if _NUMBER.search(problem) is not None:
        return f"giá trị của {name} phải là một số nguyên"
    return f"giá trị của {name} không dùng được ({problem})"


def _translate(page: str) -> str:
    for pattern, vietnamese in _HEADINGS:
        page = pattern.sub(vietnamese, page)
    return page
