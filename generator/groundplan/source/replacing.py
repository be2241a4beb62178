"""A new text for a file of a strategy: as if it were there, and on disk."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from groundplan.source.files import Source
from groundplan.source.reading import read_text

_MARK = b"\xef\xbb\xbf"


def with_text(source: Source, number: int, text: str) -> Source:
    """The same with another text for one of the documents, and with what is wrong with that text."""
    documents = list(source.documents)
    document, problems = read_text(text, documents[number].file)
    documents[number] = document
    return replace(source, documents=tuple(documents), problems=(*source.problems, *problems))


def write(path: Path, text: str) -> None:
    """Replace a file by a new one at once, with the mode and the mark of the old one; a link stays a link."""
    path = path.resolve()
    content = text.encode()
    with path.open("rb") as old:
        content = _MARK + content if old.read(len(_MARK)) == _MARK else content
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
