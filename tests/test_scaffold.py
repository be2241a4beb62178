"""What `init` writes: a strategy that is right from the start, and never over anything."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from groundplan.cli import main
from groundplan.parse import parse
from groundplan.scaffold import contents
from groundplan.source import read

FILES = [
    ".github/CODEOWNERS", ".github/workflows/strategy-comment.yml", ".github/workflows/strategy.yml", ".gitignore",
    ".pre-commit-config.yaml", "README.md", "docs/editing.md", "mkdocs.yml", "strategy.schema.json", "strategy.yml",
]  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", [(), ("--example",)])
def test_what_is_written_is_clean(folder: Path, language: str, kind: tuple[str, ...]) -> None:
    done = run("init", "plan", "--language", language, *kind)
    assert done.exit_code == 0
    written = sorted(
        path.relative_to(folder / "plan").as_posix() for path in (folder / "plan").rglob("*") if path.is_file()
    )
    assert written == FILES
    assert sorted(done.stdout.split()) == sorted(f"plan/{name}" for name in FILES)
    assert "groundplan check" in done.stderr
    assert "cd plan" in done.stderr
    result = parse(read(folder / "plan" / "strategy.yml"))
    assert result.problems == ()
    assert result.language == language
    assert result.ok


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("complete", [True, False])
def test_editors_find_the_schema(language: str, complete: bool) -> None:
    files = contents(language, complete=complete)
    assert files["strategy.yml"].startswith("# yaml-language-server: $schema=strategy.schema.json\n")
    assert yaml.safe_load(files["strategy.schema.json"])["properties"]["goals"]


ROOT = Path(__file__).parent.parent
SHIPPED = [
    ROOT / "strategy.yml",
    *sorted(ROOT.glob("templates/init/**/*.yml")),
    *sorted(ROOT.glob("tests/cases/**/*.yml")),
]


@pytest.mark.parametrize("path", SHIPPED, ids=[path.relative_to(ROOT).as_posix() for path in SHIPPED])
def test_other_readers_of_yaml_read_what_we_ship(path: Path) -> None:
    """PyYAML's parser in Python is stricter than libyaml: it stops at `{title: Why?, note: x}`."""
    assert isinstance(yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader), dict)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_skeleton_is_short_and_goes_through_the_five_steps(language: str) -> None:
    text = contents(language)["strategy.yml"]
    assert len(text.splitlines()) < 130
    chapters = ["goals:", "market:", "segments:", "personas:", "journeys:", "pipelines:", "actions:", "referrals:"]
    places = [text.index(f"\n{chapter}") for chapter in chapters]
    assert places == sorted(places)


def test_in_this_folder(folder: Path) -> None:
    done = run("init")
    assert done.exit_code == 0
    assert (folder / "strategy.yml").is_file()
    assert "cd" not in done.stderr


@pytest.mark.parametrize(
    ("forge", "files"),
    [
        ("github", [*FILES[:3], ".pre-commit-config.yaml"]),
        ("gitlab", [".gitlab-ci.yml", ".gitlab/CODEOWNERS", ".pre-commit-config.yaml"]),
        ("none", []),
    ],
)
def test_what_is_written_for_a_forge(folder: Path, forge: str, files: list[str]) -> None:
    done = run("init", "--forge", forge)
    assert done.exit_code == 0
    others = [name for name in FILES if not name.startswith((".github", ".pre-commit"))]
    assert sorted(done.stdout.split()) == sorted([*files, *others])


def test_with_the_chapters_in_files_of_their_own(folder: Path) -> None:
    done = run("init", "--split")
    names = ["actions", "goals", "journeys", "market", "personas"]
    assert sorted(path.name for path in (folder / "chapters").iterdir()) == [f"{name}.yml" for name in names]
    assert done.stdout.count("chapters/") == len(names)
    assert run("check").exit_code == 0


def test_in_the_language_of_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    run("init")
    assert "language: zh" in (folder / "strategy.yml").read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_overwritten(folder: Path, name: str) -> None:
    """One file that is there is enough to write none."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("mine")
    done = run("init")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"{name} is there already; nothing was written\n"
    assert [path.read_text() for path in folder.rglob("*") if path.is_file()] == ["mine"]


def test_where_nothing_can_be_written(folder: Path) -> None:
    (folder / "file").write_text("")
    done = run("init", "file/plan")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
