"""The first files of a team's own strategy, and of the forge that it is kept in."""

from pathlib import Path
from typing import Literal

from groundplan import __version__
from groundplan.chapters import INCLUDED, split_up
from groundplan.resources import example, templates
from groundplan.schema import schema, text

STRATEGY = "strategy.yml"

Forge = Literal["github", "gitlab", "none"]
# What a forge reads, and the template of it.
_FORGES: dict[Forge, dict[str, str]] = {
    "github": {
        ".github/workflows/strategy.yml": "github.yml",
        ".github/workflows/strategy-comment.yml": "github-comment.yml",
        ".github/CODEOWNERS": "CODEOWNERS",
        ".pre-commit-config.yaml": "pre-commit.yml",
    },
    "gitlab": {
        ".gitlab-ci.yml": "gitlab.yml",
        ".gitlab/CODEOWNERS": "CODEOWNERS",
        ".pre-commit-config.yaml": "pre-commit.yml",
    },
    "none": {},
}
# How the templates call the package that pip is to install, and the same with what publishing takes.
_PACKAGE, _PUBLISHING = "@groundplan@", "@groundplan[publish]@"


class Exists(FileExistsError):  # noqa: N818 - the outcome, told in one line
    """A file that would be written is there already; nothing was written."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


def contents(language: str, *, complete: bool = False, split: bool = False, forge: Forge = "github") -> dict[str, str]:
    """The files by name.

    A complete strategy instead of the skeleton if wanted; with `split`, its chapters in files of their own.
    """
    folder = templates() / "init" / language
    strategy = (example(language) if complete else folder / STRATEGY).read_text("utf-8")
    parts = split_up(strategy) if split else {}
    return {
        STRATEGY: parts.pop("", strategy),
        **{INCLUDED.format(name): part for name, part in parts.items()},
        "mkdocs.yml": (folder / "mkdocs.yml").read_text("utf-8"),
        "strategy.schema.json": text(schema(language)),
        "README.md": (folder / "README.md").read_text("utf-8"),
        "docs/editing.md": (folder / "docs" / "editing.md").read_text("utf-8"),
        ".gitignore": "site/\n",
        **_of_forge(folder / "forge", language, forge),
    }


def _of_forge(folder: Path, language: str, forge: Forge) -> dict[str, str]:
    # Chinese text is cut into words for the search by a package of its own.
    own = ["zh"] if language == "zh" else []
    read = {name: (folder / template).read_text("utf-8") for name, template in _FORGES[forge].items()}
    return {
        name: text.replace(_PACKAGE, _package(own)).replace(_PUBLISHING, _package([*own, "publish"]))
        for name, text in read.items()
    }


def _package(extras: list[str]) -> str:
    wanted = f"[{','.join(extras)}]" if extras else ""
    return f"groundplan{wanted}=={__version__}"


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    """Writes files into a folder, all or none, and gives their paths; raises Exists and OSError."""
    paths = {folder / name: content for name, content in files.items()}
    for path in paths:
        if path.exists() or path.is_symlink():
            raise Exists(path)
    for path, content in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return list(paths)
