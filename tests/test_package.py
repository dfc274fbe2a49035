"""What a hostile or damaged zip file may do is stopped before it is done."""

import pytest

from index.errors import UnreadableDocument
from index.read import package as package_module
from index.read.package import open_package, parse_xml
from tests.files.make_office import pack


def relations(target: str, more: str = "") -> str:
    """Write the relations of a part to one of the kind "styles"."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    each = f'<Relationship Id="a" Type="x/styles" Target="{target}" {more}/>'
    return f'<Relationships xmlns="{space}">{each}</Relationships>'


@pytest.mark.parametrize(
    ("target", "more", "found"),
    [
        ("styles.xml", "", {"styles": "word/styles.xml"}),
        ("/word/styles.xml", "", {"styles": "word/styles.xml"}),
        ("../word/./styles.xml", "", {"styles": "word/styles.xml"}),
        ("../../../etc/passwd", "", {}),
        ("missing.xml", "", {}),
        ("styles.xml", 'TargetMode="External"', {}),
    ],
)
def test_relations_lead_to_parts_of_the_package_alone(target: str, more: str, found: dict[str, str]) -> None:
    """Relative to the part, or from the top."""
    parts = {"word/styles.xml": "<a/>", "word/_rels/document.xml.rels": relations(target, more)}
    assert open_package(pack(parts), path="a").relations("word/document.xml") == found


def test_a_part_without_relations_has_none() -> None:
    """Most parts refer to nothing."""
    assert open_package(pack({"a.xml": "<a/>"}), path="a").relations("a.xml") == {}


def limit(monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]) -> None:
    """Lower the limits, so that a bomb of a test is small."""
    for name, value in limits.items():
        monkeypatch.setattr(package_module, name, value)


@pytest.mark.parametrize(
    ("limits", "parts", "reason"),
    [
        ({"LARGEST_PART": 1000}, {"a.xml": "x" * 1001}, "bung ra quá lớn"),
        ({"LARGEST_PACKAGE": 1000}, {"a.png": "x" * 600, "b.png": "y" * 600}, "bung ra quá lớn"),
        ({"SMALLEST_BOMB": 1000, "LARGEST_RATIO": 10}, {"a.bin": b"\0" * 100_000}, "gấp \\d+ lần"),
        ({"MOST_PARTS": 2}, {"a": "", "b": "", "c": ""}, "3 phần"),
    ],
    ids=["part", "package", "ratio", "parts"],
)
def test_a_bomb_is_told_from_the_directory(
    monkeypatch: pytest.MonkeyPatch, limits: dict[str, int], parts: dict[str, str | bytes], reason: str
) -> None:
    """Nothing is unpacked."""
    data = pack(parts)
    limit(monkeypatch, limits)
    monkeypatch.setattr(package_module.ZipFile, "open", None)
    with pytest.raises(UnreadableDocument, match=reason) as caught:
        open_package(data, path="a.docx")
    assert caught.value.cure


def test_what_is_within_the_limits_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture may be larger than a part of XML may be."""
    limit(monkeypatch, {"LARGEST_PART": 1000})
    assert "a.png" in open_package(pack({"a.png": "x" * 5000, "b.xml": "x" * 1000}), path="a.docx")


def test_a_zip_with_a_password_is_told() -> None:
    """The sign is in the directory."""
    data = bytearray(pack({"a.xml": "<a/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(UnreadableDocument, match=r"có mật khẩu; mở bằng .* bỏ mật khẩu"):
        open_package(bytes(data), path="a.docx")


def test_a_part_that_was_changed_is_damaged() -> None:
    """Its sum does not agree."""
    data = bytearray(pack({"a.xml": "<a>báo cáo</a>"}))
    data[40] ^= 0xFF
    with pytest.raises(UnreadableDocument, match=r"không giải nén được phần “a\.xml”"):
        open_package(bytes(data), path="a.docx").read("a.xml")


BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("text", [BILLION, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'])
def test_declarations_of_entities_are_refused_unread(text: str, encoding: str) -> None:
    """In every encoding that office programs know."""
    with pytest.raises(UnreadableDocument, match="khai báo thực thể XML"):
        parse_xml(text.encode(encoding), name="a.xml", path="a.docx")


def test_a_declaration_that_hides_behind_another_encoding_is_found_by_the_parser() -> None:
    """UTF-7 and the like spell it otherwise."""
    text = '<?xml version="1.0" encoding="ibm037"?>' + BILLION
    with pytest.raises(UnreadableDocument):
        parse_xml(text.encode("cp037"), name="a.xml", path="a.docx")


def test_xml_too_deep_is_refused() -> None:
    """Below the limit of the parser it is read."""
    assert parse_xml(b"<a>" * 200 + b"</a>" * 200, name="a", path="a").tag == "a"
    with pytest.raises(UnreadableDocument, match="không phải XML đúng"):
        parse_xml(b"<a>" * 5000 + b"</a>" * 5000, name="a", path="a")
