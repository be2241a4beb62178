"""What a wheel holds: the program, its templates, and a whole example in each language."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from groundplan import resources

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.site
def test_a_wheel_holds_everything_that_the_program_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    templates = resources.templates()
    expected = {
        f"groundplan/templates/{path.relative_to(templates)}" for path in templates.rglob("*") if path.is_file()
    }
    assert expected - names == set()
    assert "groundplan/templates/init/en/example.yml" in names
    assert "groundplan/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "docs", "generator"))]
