"""What a browser would make of HTML: its tags, its text, and the text inside marks."""

from html.parser import HTMLParser


class HtmlText(HTMLParser):
    """Collects tags, attributes, the whole text, and the text inside marks."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.marked = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and the names of its attributes."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._depth += tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        """Leave a mark."""
        self._depth -= tag == "mark"

    def handle_data(self, data: str) -> None:
        """Keep the text, its references resolved."""
        self.text += data
        if self._depth:
            self.marked += data


def read_html(html: str) -> HtmlText:
    """Parse HTML as a browser would see it."""
    reader = HtmlText()
    reader.feed(html)
    reader.close()
    return reader


def words(text: str) -> str:
    """Return text with every stretch of white space as one blank, as a browser shows it."""
    return " ".join(text.split())
