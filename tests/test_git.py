"""Versions from git: a repository with a scripted history of 30 commits, and everything that git may refuse."""

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from groundplan import git
from groundplan.cli import main
from groundplan.source import Tree, read
from groundplan.source.store import DISK

_WHO = (
    "-c",
    "user.name=A",
    "-c",
    "user.email=a@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "init.defaultBranch=main",
)


def run_git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *_WHO, *arguments), cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or arguments[0] == "merge", done.stderr
    return done.stdout.strip()


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--as-of", "2026-07-01", *arguments])


def diff_data(*arguments: str) -> dict[str, object]:
    done = diff(*arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.stdout))


@dataclass(frozen=True)
class Scripted:
    """What a version says, by ids that never change: the id of each goal and its target, and what each action serves.

    `first` is the one before it that the id came from; `broken` is a version that cannot be read.
    """

    goals: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    actions: Mapping[str, str] = field(default_factory=dict)
    sales: Mapping[str, str] = field(default_factory=dict)
    layout: str = "one"
    broken: bool = False

    def goal(self, key: str, name: str, target: int) -> "Scripted":
        return replace(self, goals={**self.goals, key: (name, target)})

    def without_goal(self, key: str) -> "Scripted":
        return replace(
            self,
            goals={name: each for name, each in self.goals.items() if name != key},
            actions={name: each for name, each in self.actions.items() if each != key},
        )

    def action(self, name: str, serves: str) -> "Scripted":
        return replace(self, actions={**self.actions, name: serves})

    def sold(self, year: str, value: str) -> "Scripted":
        return replace(self, sales={**self.sales, year: value})

    def files(self) -> dict[str, str]:
        """The files of this version: one, or split into folders with names of two scripts."""
        goals = {
            name: {"title": key, "target": target, **({"was": [key]} if name != key else {})}
            for key, (name, target) in self.goals.items()
        }
        actions = {name: {"serves": [self.goals[key][0]]} for name, key in self.actions.items()}
        head: dict[str, object] = {"strategy": {"title": "Scripted", "language": "en"}}
        if self.sales:
            head["metrics"] = {"sales": {"history": {"file": "data/sales.csv"}}}
        files = {}
        if self.layout == "one":
            head |= {"goals": goals, "actions": actions}
        else:
            head["include"] = ["parts/*.yml", "parts/**/deep.yml"]
            files = {"parts/目标.yml": _yaml({"goals": goals}), "parts/a/b/deep.yml": _yaml({"actions": actions})}
        if self.sales:
            files["data/sales.csv"] = "".join(f"{year},{value}\n" for year, value in self.sales.items())
        text = _yaml(head)
        return {"strategy.yml": f"{text}goals: [\n" if self.broken else text, **files}


def _yaml(data: object) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def scripted_changes(old: Scripted, new: Scripted) -> set[tuple[str, ...]]:
    """What differs between two versions, by what was scripted alone."""
    found: set[tuple[str, ...]] = set()
    for key in {*old.goals, *new.goals}:
        (was, first), (now, last) = old.goals.get(key, ("", 0)), new.goals.get(key, ("", 0))
        if not was or not now:
            found.add(("item_added", f"goals.{now}") if now else ("item_removed", f"goals.{was}"))
            continue
        if was != now:
            found.add(("item_renamed", f"goals.{was}", f"goals.{now}"))
        if first != last:
            found.add(("field_changed", f"goals.{now}", str(first), str(last), str(last - first)))
    for name in {*old.actions, *new.actions}:
        if name not in old.actions or name not in new.actions:
            found.add(("item_added" if name in new.actions else "item_removed", f"actions.{name}"))
        elif old.actions[name] != new.actions[name]:
            found.add(("link_lost", f"actions.{name}", f"goals.{old.goals[old.actions[name]][0]}"))
            found.add(("link_gained", f"actions.{name}", f"goals.{new.goals[new.actions[name]][0]}"))
    if bool(old.sales) != bool(new.sales):
        found.add(("item_added" if new.sales else "item_removed", "metrics.sales"))
    elif old.sales != new.sales:
        for year in {*old.sales, *new.sales}:
            first, last = old.sales.get(year, "None"), new.sales.get(year, "None")
            if first != last:
                more = str(int(last) - int(first)) if "None" not in (first, last) else "None"
                found.add(("field_changed", "metrics.sales", first, last, more))
    return found


def told_changes(changes: list[dict[str, object]]) -> set[tuple[str, ...]]:
    """What JSON tells, in the words of the script."""
    found: set[tuple[str, ...]] = set()
    for each in changes:
        kind, path = str(each["kind"]), str(each["path"] or each["old_path"])
        if kind == "item_renamed":
            found.add((kind, str(each["old_path"]), path))
        elif kind == "field_changed":
            more = each["difference"]["value"] if each["difference"] else None  # type: ignore[index]
            found.add((kind, path, str(each["old"]), str(each["new"]), str(more)))
        elif kind in ("link_lost", "link_gained"):
            found.add((kind, path, str(each["target"])))
        else:
            found.add((kind, path))
    return found


def history() -> list[Scripted]:
    """30 versions: edits, renames, files that split and join, a broken one in the middle."""
    now = Scripted().goal("grow", "grow", 10).goal("stay", "stay", 5).action("call", "grow")
    made = [now]
    for number in range(1, 30):
        if number % 7 == 3:
            now = now.goal("grow", f"grow-{number}", now.goals["grow"][1])
        elif number % 7 == 5:
            now = replace(now, layout="split" if now.layout == "one" else "one")
            now = now.goal("stay", "stay", number)
        elif number % 5 == 1:
            now = now.goal(f"goal-{number}", f"goal-{number}", number).action(f"do-{number}", f"goal-{number}")
        elif number % 5 == 2:
            now = now.sold(str(2000 + number), str(100 * number))
        elif number % 11 == 8:
            now = now.without_goal("goal-1")
        elif number % 4 == 0:
            now = now.action("call", "stay" if now.actions["call"] == "grow" else "grow")
        else:
            now = now.goal("grow", now.goals["grow"][0], now.goals["grow"][1] + number)
        made.append(replace(now, broken=number == 14))
    return made


def write(folder: Path, version: Scripted) -> None:
    for old in (*folder.glob("parts/**/*.yml"), *folder.glob("data/*.csv")):
        old.unlink()
    for name, text in version.files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The history, each version with a branch of its own, each quarter of it with a tag; version 20 is a merge."""
    folder = tmp_path_factory.mktemp("repository")
    run_git(folder, "init", "-q")
    versions = history()
    for number, version in enumerate(versions):
        if number == 20:
            run_git(folder, "checkout", "-q", "-b", "side", "v18")
            write(folder, versions[18].goal("grow", versions[18].goals["grow"][0], 999))
            run_git(folder, "add", "-A")
            run_git(folder, "commit", "-qm", "aside")
            run_git(folder, "checkout", "-q", "main")
            run_git(folder, "merge", "-q", "side")
        write(folder, version)
        run_git(folder, "add", "-A")
        run_git(folder, "commit", "-qm", f"version {number}", "--allow-empty")
        run_git(folder, "branch", f"v{number}")
        if number % 8 == 7:
            run_git(folder, "tag", f"2026-Q{number // 8 + 1}")
    return folder


@pytest.fixture
def inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository)
    return repository


def test_the_history_has_a_merge_with_a_conflict_that_was_resolved(inside: Path) -> None:
    assert int(run_git(inside, "rev-list", "--count", "--first-parent", "main")) == 30
    assert len(run_git(inside, "rev-list", "--parents", "-1", "v20").split()) == 3
    assert run_git(inside, "tag").split() == ["2026-Q1", "2026-Q2", "2026-Q3"]


def test_any_two_versions_differ_by_what_was_scripted(inside: Path) -> None:
    versions = history()
    for old, new in permutations(range(30), 2):
        if (old * 7 + new) % 11 and abs(old - new) != 1:  # every step, and a good many longer ways
            continue
        data = diff_data(f"v{old}", f"v{new}")
        if versions[old].broken or versions[new].broken:
            assert data["changes"] == []
            assert data["consequences"] is None
            side = data["old" if versions[old].broken else "new"]
            assert side["problems"], (old, new)  # type: ignore[index]
        else:
            told = told_changes(data["changes"])  # type: ignore[arg-type]
            assert told == scripted_changes(versions[old], versions[new]), (old, new)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_step_is_told_in_words(inside: Path, form: str) -> None:
    """Every figure and every id that was scripted stands in the report; a step without any says so."""
    versions = history()
    for old, new in zip(range(29), range(1, 30), strict=True):
        done = diff(f"v{old}", f"v{new}", "--format", form)
        assert done.exit_code == 0
        if versions[old].broken or versions[new].broken:
            assert "cannot be compared: strategy.yml:" in done.stdout
            continue
        for kind, path, *more in scripted_changes(versions[old], versions[new]):
            if kind == "field_changed":
                assert all(each in done.stdout.replace(",", "") for each in more if each != "None"), (old, new)
            elif kind in ("item_added", "item_removed"):
                name = path.rpartition(".")[2]
                assert name in done.stdout, (old, new)


def test_tags_and_the_working_file(inside: Path) -> None:
    versions = history()
    data = diff_data("2026-Q1")
    assert told_changes(data["changes"]) == scripted_changes(versions[7], versions[29])  # type: ignore[arg-type]
    assert data["old"] == {"file": "strategy.yml", "revision": "2026-Q1", "exists": True, "problems": []}
    assert data["new"] == {"file": "strategy.yml", "revision": None, "exists": True, "problems": []}


def test_a_broken_version_is_named_and_not_fatal(inside: Path) -> None:
    done = diff("v14", "v15")
    assert done.exit_code == 0
    assert "strategy.yml at v14 cannot be compared: strategy.yml:" in done.stdout


def test_a_version_before_the_first(inside: Path) -> None:
    empty = run_git(inside, "commit-tree", run_git(inside, "hash-object", "-t", "tree", "-w", "--stdin"), "-m", "empty")
    done = diff(empty, "v0")
    assert "is the first version" in done.stdout
    assert "4 added" in done.stdout
    done = diff("v0", empty)
    assert "4 removed" in done.stdout
    assert diff(empty, empty).exit_code == 2


def test_a_file_of_another_folder(inside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder of the repository, and from outside, with --file; a folder that is gone is found as well."""
    monkeypatch.chdir(tmp_path)
    versions = history()
    data = diff_data("v0", "v1", "--file", str(inside / "strategy.yml"))
    assert told_changes(data["changes"]) == scripted_changes(versions[0], versions[1])  # type: ignore[arg-type]
    assert diff("v0", "v1").exit_code == 2
    split = next(number for number, each in enumerate(versions) if each.layout == "split")
    found = git.files(inside / "parts" / "no" / "more", git.revision(inside, f"v{split}"))
    assert found == {}
    assert set(git.files(inside / "parts", git.revision(inside, f"v{split}"))) == {"目标.yml", "a/b/deep.yml"}


@pytest.mark.parametrize(
    "name", ["--help", "-x", "--exec=touch pwned", "nope", "v0:strategy.yml", "v0..v1", "", "a\0b"]
)
def test_no_name_is_an_option_or_anything_but_a_commit(inside: Path, name: str) -> None:
    with pytest.raises(git.GitFailed) as refused:
        git.revision(inside, name)
    assert refused.value.why == "no_revision"
    assert not (inside / "pwned").exists()


def test_what_cannot_run_is_one_plain_line(inside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = diff("--", "--help")
    assert (done.exit_code, done.stderr) == (2, "there is no file and no revision `--help`\n")
    done = diff("gone.yml")
    assert (done.exit_code, done.stderr) == (2, "gone.yml: there is no such file\n")
    monkeypatch.chdir(tmp_path)
    done = diff("HEAD")
    assert done.exit_code == 2
    assert done.stderr == f"HEAD is no file, and {tmp_path.as_posix()} is in no git repository\n"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert diff("HEAD").stderr == "git is not installed, and HEAD is no file\n"


def test_a_shallow_clone_says_how_to_get_the_rest(
    inside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(tmp_path, "clone", "-q", "--depth", "1", inside.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    done = diff("HEAD~3")
    assert done.exit_code == 2
    assert "git fetch --unshallow" in done.stderr


def test_the_environment_of_a_hook_changes_nothing(inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert git.revision(inside, "v0").name == "v0"


def test_links_are_refused_and_submodules_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_git(tmp_path, "init", "-q")
    (tmp_path / "strategy.yml").write_text("strategy: {title: T}\ninclude: [link.yml]\n")
    (tmp_path / "real.yml").write_text("goals: {a: A}\n")
    (tmp_path / "link.yml").symlink_to("real.yml")
    run_git(tmp_path, "add", "-A")
    commit = "1234567890123456789012345678901234567890"
    run_git(tmp_path, "update-index", "--add", "--cacheinfo", f"160000,{commit},module")
    run_git(tmp_path, "commit", "-qm", "one")
    at = git.revision(tmp_path, "HEAD")
    listed = git.files(tmp_path, at)
    assert {name: each.is_link for name, each in listed.items()} == {
        "link.yml": True,
        "real.yml": False,
        "strategy.yml": False,
    }
    monkeypatch.chdir(tmp_path)
    data = diff_data("HEAD", "strategy.yml")
    assert [each["code"] for each in data["old"]["problems"]] == ["SRC125"]  # type: ignore[index]


PATTERNS = [
    "*.yml",
    "a/*.yml",
    "**/*.yml",
    "a/**/*.yml",
    "*/b/?.yml",
    "[ab]/x.yml",
    "./a/x.yml",
    "**",
    "a/**",
    ".h/*.yml",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_tree_has_the_rules_of_the_disk(tmp_path: Path, pattern: str) -> None:
    names = ["x.yml", "a/x.yml", "a/b/c.yml", "a/b/d/e.yml", "b/x.yml", ".h/x.yml", "a/.h.yml", "增/长.yml", "a/b.txt"]
    texts = {name: f"goals: {{g{number}: }}\n" for number, name in enumerate(names)}
    texts["strategy.yml"] = f"strategy: {{title: T}}\ninclude: ['{pattern}']\n"
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    tree = Tree({name: lambda most, text=text: text.encode()[:most] for name, text in texts.items()})
    assert sorted(tree.matches(Path(), pattern)) == sorted(set(DISK.matches(tmp_path, pattern)))
    on_disk, in_tree = read(tmp_path / "strategy.yml", "strategy.yml"), read(Path("strategy.yml"), store=tree)
    assert [each.file for each in on_disk.documents] == [each.file for each in in_tree.documents]
    assert on_disk.problems == in_tree.problems


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "-q")
    (tmp_path / "big").write_bytes(os.urandom(2000))
    run_git(tmp_path, "add", "-A")
    run_git(tmp_path, "commit", "-qm", "one")
    (big,) = git.files(tmp_path, git.revision(tmp_path, "HEAD")).values()
    with git.contents(tmp_path) as content:
        assert content(big, 100) == bytes(100)
        assert content(big, 2000) == (tmp_path / "big").read_bytes()
