"""Where the templates are: inside the installed package, or in the checkout beside `generator/`."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """The folder of built-in templates."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "templates"


def example(language: str) -> Path:
    """The complete example strategy in a language; the English one is the checkout's own demonstration."""
    packaged = templates() / "init" / language / "example.yml"
    return packaged if packaged.is_file() else _PACKAGE.parent.parent / "strategy.yml"
