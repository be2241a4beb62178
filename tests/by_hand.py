"""The pages of a site as somebody would write them by hand: the same words, links and tables in plain Markdown."""

from html.parser import HTMLParser

_INLINE = frozenset({"a", "abbr", "b", "bdi", "code", "data", "em", "i", "small", "span", "strong", "sup", "time"})
_CELLS = frozenset({"td", "th"})


def by_hand(page: str) -> str:
    """A page of HTML blocks with each as a list or a table; headings and front matter stand as they are."""
    return "\n".join(_Block.markdown(line) if line.startswith("<") else line for line in page.splitlines())


class _Block(HTMLParser):
    """One block of HTML on its way to Markdown: what is between two block tags becomes a line, a table row a row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._text: list[str] = []
        self._cells: list[str] | None = None
        self._rows = 0
        self._hrefs: list[str] = []
        self._drawing = 0

    @classmethod
    def markdown(cls, block: str) -> str:
        """The block in Markdown."""
        parser = cls()
        parser.feed(block)
        parser.close()
        parser._end_of_line()
        return "\n".join(parser.lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self._drawing += 1
        if tag == "table":
            self._end_of_line()
            self._rows = 0
            self.lines.append("")
        elif tag == "tr":
            self._cells = []
        elif tag == "a":
            self._hrefs.append(dict(attrs).get("href") or "")
            self._text.append("[")
        elif tag in _INLINE:
            self._text.append(" ")
        elif tag not in _CELLS:
            self._end_of_line()

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._drawing -= 1
        if tag == "a":
            self._text.append(f"]({self._hrefs.pop()})")
        elif tag in _CELLS and self._cells is not None:
            self._cells.append(self._said())
        elif tag == "tr" and self._cells is not None:
            self._end_of_row(self._cells)
            self._cells = None
        elif tag not in _INLINE:
            self._end_of_line()

    def handle_data(self, data: str) -> None:
        if not self._drawing:
            self._text.append(data)

    def _said(self) -> str:
        said = " ".join("".join(self._text).split())
        self._text = []
        return said

    def _end_of_line(self) -> None:
        if self._cells is None and (said := self._said()):
            self.lines.append(f"- {said}")

    def _end_of_row(self, cells: list[str]) -> None:
        self.lines.append(f"| {' | '.join(cells)} |")
        self._rows += 1
        if self._rows == 1:
            self.lines.append(f"|{'---|' * len(cells)}")
