"""What `init` writes for forges: as their schemas want it, safe by their linters, the same in both languages."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from forge.steps import BIN, EXPRESSION, forge_file
from groundplan import __version__
from groundplan.chapters import INCLUDED, split_up
from groundplan.cli import main
from groundplan.model.digest import digest
from groundplan.parse import parse
from groundplan.scaffold import Forge, contents, write
from groundplan.source import read
from groundplan.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = (".github/workflows/strategy.yml", ".github/workflows/strategy-comment.yml")
PIPELINE, HOOKS = ".gitlab-ci.yml", ".pre-commit-config.yaml"
FILES: list[tuple[Forge, str]] = [*(("github", name) for name in WORKFLOWS), ("gitlab", PIPELINE), ("gitlab", HOOKS)]
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def linted(command: str, *arguments: str | Path) -> None:
    done = subprocess.run([BIN / command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def jobs_of(name: str, language: str = "en") -> list[dict[str, Any]]:
    return list(forge_file(name, language)["jobs"].values())


def scripts(forge: Forge, name: str, language: str) -> list[str]:
    """Every script of a file, as a shell gets it."""
    data = forge_file(name, language, forge)
    if forge == "github":
        return [step["run"] for job in data["jobs"].values() for step in job["steps"] if "run" in step]
    before = data["default"]["before_script"]
    return ["\n".join([*before, *job["script"]]) for job in data.values() if isinstance(job, dict) and "script" in job]


# ---- as the forges want it ----


def test_workflows_fit_their_schema(tmp_path: Path, language: str) -> None:
    paths = write(tmp_path, {name: contents(language)[name] for name in WORKFLOWS})
    linted("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *paths)


def test_the_pipeline_fits_its_schema(tmp_path: Path, language: str) -> None:
    paths = write(tmp_path, {PIPELINE: contents(language, forge="gitlab")[PIPELINE]})
    linted("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", *paths)


def test_hooks_fit_what_pre_commit_wants(tmp_path: Path, language: str) -> None:
    """Those that `init` writes, and those that this repository offers."""
    linted("pre-commit", "validate-config", *write(tmp_path, {HOOKS: contents(language)[HOOKS]}))
    linted("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")


def test_both_hooks_do_the_same(language: str) -> None:
    (offered,) = yaml.load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), yaml.BaseLoader)
    (ours,) = forge_file(HOOKS, language)["repos"][0]["hooks"]
    same = ("id", "entry", "language", "files", "pass_filenames")
    assert [ours[key] for key in same] == [offered[key] for key in same]


def test_hooks_look_at_what_a_strategy_is_made_of() -> None:
    (hook,) = forge_file(HOOKS)["repos"][0]["hooks"]
    names = ["strategy.yml", "chapters/goals.yaml", "data/revenue.csv", "docs/editing.md", "yml"]
    assert [name for name in names if re.search(hook["files"], name)] == names[:3]


# ---- safe ----


def test_workflows_are_safe_by_the_linter_of_workflows(tmp_path: Path, language: str) -> None:
    paths = write(tmp_path, {name: contents(language)[name] for name in WORKFLOWS})
    linted("zizmor", "--offline", "--no-progress", "--persona", "auditor", *paths)


@pytest.mark.parametrize(("forge", "name"), FILES[:3])
def test_scripts_are_right_by_the_linter_of_shells(tmp_path: Path, forge: Forge, name: str, language: str) -> None:
    for number, script in enumerate(scripts(forge, name, language)):
        file = tmp_path / f"{number}.sh"
        file.write_text(script, encoding="utf-8")
        linted("shellcheck", "--shell=bash", "--severity=style", file)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_expression_stands_in_a_script(name: str) -> None:
    """Text of a pull request in a command is a command of its author's."""
    found = [script for script in scripts("github", name, "en") if EXPRESSION.search(script)]
    assert found == []
    assert EXPRESSION.search(contents("en")[name])


@pytest.mark.parametrize("name", WORKFLOWS)
def test_permissions_are_stated_for_each_job(name: str) -> None:
    assert forge_file(name)["permissions"] == {}
    writing = {"publish": {"contents": "write"}, "comment": {"contents": "read", "pull-requests": "write"}}
    for job, told in forge_file(name)["jobs"].items():
        assert told["permissions"] == writing.get(job, {"contents": "read"})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_jobs_end_in_time_and_make_room_for_newer_ones(name: str) -> None:
    assert all(int(job["timeout-minutes"]) <= 15 for job in jobs_of(name))
    assert forge_file(name)["concurrency"]["cancel-in-progress"] != "false"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_and_keep_no_password(name: str, language: str) -> None:
    lines = [line.strip() for line in contents(language)[name].splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []
    steps = [step for job in jobs_of(name) for step in job["steps"] if "actions/checkout@" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in steps] == ["false"] * len(steps)
    assert ["ref" in step["with"] for step in steps] == [False] * len(steps)


def test_a_pull_request_has_no_secret_and_never_the_rights_of_the_main_branch() -> None:
    texts = [re.sub(r"#.*", "", contents("en")[name]) for name in WORKFLOWS]
    assert [word for text in texts for word in ("pull_request_target", "secrets.", "secrets:") if word in text] == []
    checking = forge_file(WORKFLOWS[0])["jobs"]
    assert "github.token" not in str(checking["check"])
    assert checking["publish"]["if"] == "github.event_name == 'push'"


@pytest.mark.parametrize(("forge", "name"), FILES)
def test_groundplan_is_of_this_version(forge: Forge, name: str, language: str) -> None:
    """In Chinese with what cuts its text into words for the search, and with mike where something is published."""
    extras = [
        *(["zh"] if language == "zh" else []),
        *(["publish"] if " groundplan publish " in contents("en", forge=forge)[name] else []),
    ]
    wanted = f"groundplan[{','.join(extras)}]=={__version__}".replace("[]", "")
    text = contents(language, forge=forge)[name]
    assert f'"{wanted}"' in text
    assert "@groundplan" not in text
    assert set(re.findall(r"groundplan(?:\[[\w,]+\])?==[^\"]+", text)) == {wanted}


@pytest.mark.parametrize(("forge", "name"), FILES)
def test_commands_and_their_options_are_there(forge: Forge, name: str) -> None:
    used = re.findall(
        r"^[^#\n]*?(?:run: |entry: |- |^ *)groundplan (\w+)([^\n#>|]*)", contents("en", forge=forge)[name], re.M
    )
    assert used
    for command, arguments in used:
        if command not in main.commands:
            pytest.skip(f"groundplan {command} is not there yet")
        known = {each for parameter in main.commands[command].params for each in parameter.opts}
        assert set(re.findall(r"--[\w-]+", arguments)) - known == set()


# ---- both languages ----


@pytest.mark.parametrize(("forge", "name"), FILES)
def test_both_languages_do_the_same(forge: Forge, name: str) -> None:
    """Only notes, names and what is said differ."""

    def bare(language: str) -> list[str]:
        text = contents(language, forge=forge)[name].replace("[zh,", "[").replace("[zh]", "")
        lines = (
            re.sub(r"(?:(?<=\s)|^)#.*|(?<=name: ).*|(?<=echo )['\"][^<].*", "", line) for line in text.splitlines()
        )
        return [line.rstrip() for line in lines if line.strip()]

    assert bare("zh") == bare("en")
    assert re.search("[\u4e00-\u9fff]", contents("zh", forge=forge)[name])


# ---- a strategy in several files ----


@pytest.mark.parametrize("complete", [False, True])
def test_a_split_strategy_says_the_same(tmp_path: Path, language: str, complete: bool) -> None:
    write(tmp_path / "one", contents(language, complete=complete))
    files = contents(language, complete=complete, split=True)
    write(tmp_path / "many", files)
    one, many = (parse(read(tmp_path / name / "strategy.yml")) for name in ("one", "many"))
    assert one.strategy is not None
    assert many.strategy is not None
    assert many.problems == one.problems == ()
    assert list(many.index.entries) != []
    assert set(many.index.entries) == set(one.index.entries)
    chapters = [name for name in files if name.startswith("chapters/")]
    assert len(chapters) == (6 if complete else 5)
    assert files["strategy.yml"].count("\n") < 80
    line = "\n".join(files[name] for name in ("strategy.yml", *chapters)).splitlines()
    whole = contents(language, complete=complete)["strategy.yml"].splitlines()
    assert sorted(filter(None, line)) == sorted(["include: [chapters/*.yml]", *filter(None, whole)])


def test_where_a_chapter_goes() -> None:
    goals = "# about goals\ngoals:\n  a: A\n\n# about\n# the team\nteam: {b: B}\n"
    text = f"# head\ngroundplan: 1\n\nstrategy: {{title: T}}\n\n{goals}"
    assert split_up(text) == {
        "": "# head\ngroundplan: 1\ninclude: [chapters/*.yml]\n\nstrategy: {title: T}\n",
        "goals": goals,
    }


@pytest.mark.parametrize(("forge", "name"), [("github", ".github/CODEOWNERS"), ("gitlab", ".gitlab/CODEOWNERS")])
def test_every_file_of_a_split_strategy_can_have_its_owners(forge: Forge, name: str, language: str) -> None:
    files = contents(language, complete=True, split=True, forge=forge)
    owned = re.findall(r"^# /(\S+) +@[\w-]+/[\w-]+$", files[name], re.M)
    assert owned == ["strategy.yml", *(each for each in files if each.startswith("chapters/"))]


def test_without_a_forge_nothing_is_written_for_one() -> None:
    assert not [name for name in contents("en", forge="none") if "git" in name and name != ".gitignore"]


def test_a_split_strategy_has_the_digest_of_its_items(tmp_path: Path) -> None:
    """What was approved in one file stays approved in several."""
    text = "strategy: {title: T}\nteam: {b: B}\ngoals: {a: A, c: C}\n"
    write(tmp_path / "one", {"strategy.yml": f"groundplan: 1\n{text}"})
    parts = split_up(f"groundplan: 1\n{text}")
    write(
        tmp_path / "many", {"strategy.yml" if not name else INCLUDED.format(name): part for name, part in parts.items()}
    )
    one, many = (parse(read(tmp_path / name / "strategy.yml")).strategy for name in ("one", "many"))
    assert one is not None
    assert many is not None
    assert digest(one) == digest(many)
