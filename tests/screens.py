"""Writes a picture of every page of the demonstration and of the Chinese example, to look at.

    python tests/screens.py FOLDER [demo|zh] [page ...]

Each page comes wide and narrow, light and dark, and as it prints.
"""

import sys
import tempfile
from pathlib import Path

from browser import Site, chromium, served
from groundplan import builders, resources

_ROOT = Path(__file__).resolve().parent.parent
_SIZES = {"wide": 1440, "narrow": 400}


def _shoot(site: Site, page: str, folder: Path) -> None:
    name = page.strip("/").replace("/", "_") or "index"
    for size, width in _SIZES.items():
        for scheme in ("light", "dark"):
            with site.visit(page, width=width, scheme=scheme) as visit:
                visit.page.wait_for_timeout(150)
                visit.page.screenshot(path=str(folder / f"{name}-{size}-{scheme}.png"), full_page=True)
    with site.visit(page) as visit:
        visit.page.pdf(path=str(folder / f"{name}-print.pdf"), format="A4", print_background=True)


def main(out: Path, which: list[str], pages: list[str]) -> None:
    """Builds the sites and shoots their pages."""
    strategies = {"demo": _ROOT / "strategy.yml", "zh": resources.example("zh")}
    for name, strategy in strategies.items():
        if which and name not in which:
            continue
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as built:
            builders.build(strategy, Path(built) / "site")
            with served(Path(built) / "site") as address, chromium() as browser:
                site = Site(Path(built) / "site", address, browser)
                for page in site.pages():
                    if not pages or page.strip("/") in pages or (page == "" and "index" in pages):
                        _shoot(site, page, folder)
    print(f"pictures in {out}")


if __name__ == "__main__":
    asked = sys.argv[2:]
    main(Path(sys.argv[1]), [a for a in asked if a in ("demo", "zh")], [a for a in asked if a not in ("demo", "zh")])
