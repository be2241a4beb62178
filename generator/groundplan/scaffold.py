"""The first files of a team's own strategy."""

from pathlib import Path

from groundplan.resources import example, templates
from groundplan.schema import schema, text

STRATEGY = "strategy.yml"


class Exists(FileExistsError):  # noqa: N818 - the outcome, told in one line
    """A file that would be written is there already; nothing was written."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


def contents(language: str, *, complete: bool = False) -> dict[str, str]:
    """The files by name; a complete strategy instead of the skeleton if wanted."""
    folder = templates() / "init" / language
    strategy = example(language) if complete else folder / STRATEGY
    return {
        STRATEGY: strategy.read_text("utf-8"),
        "mkdocs.yml": (folder / "mkdocs.yml").read_text("utf-8"),
        "strategy.schema.json": text(schema(language)),
        "README.md": (folder / "README.md").read_text("utf-8"),
        "docs/editing.md": (folder / "docs" / "editing.md").read_text("utf-8"),
        ".gitignore": "site/\n",
    }


def write(folder: Path, language: str, *, complete: bool = False) -> list[Path]:
    """Writes the files into a folder, all or none, and gives their paths; raises Exists and OSError."""
    files = {folder / name: content for name, content in contents(language, complete=complete).items()}
    for path in files:
        if path.exists() or path.is_symlink():
            raise Exists(path)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return list(files)
