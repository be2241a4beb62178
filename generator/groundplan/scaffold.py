"""The first files of a team's own strategy."""

import json
from pathlib import Path

from groundplan.resources import example, templates
from groundplan.schema import schema

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
        "strategy.schema.json": json.dumps(schema(language), ensure_ascii=False, indent=1) + "\n",
        "README.md": (folder / "README.md").read_text("utf-8"),
        ".gitignore": "site/\n",
    }


def write(folder: Path, language: str, *, complete: bool = False) -> list[Path]:
    """Writes the files into a folder, all or none, and gives their paths; raises Exists and OSError."""
    files = {folder / name: text for name, text in contents(language, complete=complete).items()}
    for path in files:
        if path.exists() or path.is_symlink():
            raise Exists(path)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(files)
