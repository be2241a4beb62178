"""What became of a strategy, from git: a scripted history, and every state that a repository can be in."""

import json
import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest

from groundplan import past
from groundplan.chronicle import NOTHING_KNOWN, Chronicle
from groundplan.history.chain import Made
from groundplan.history.chain import moves as moved
from groundplan.history.telling import Step
from groundplan.model.digest import digest
from groundplan.parse import parse
from groundplan.past import Past, chronicle_of
from groundplan.plan import plan_of
from groundplan.plan.seen import seen_plan
from groundplan.source import Place, read, reading
from groundplan.source.pieces import Pieces
from test_git import history, run_git
from test_git import repository as repository

AS_OF = date(2026, 7, 1)


def told(strategy: Path, earlier: Past | None = None, audience: str = "") -> Chronicle:
    """What is known of the past of a strategy, as an audience sees it."""
    whole = parse(read(strategy))
    assert whole.ok, whole.problems
    plan = plan_of(whole, AS_OF)
    return chronicle_of(strategy, whole, seen_plan(plan, audience) if audience else plan, earlier)


class Repository:
    """A repository with a strategy in it, in which every commit is made on a day of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.strategy = folder, folder / "strategy.yml"
        self.days = 0
        folder.mkdir(exist_ok=True)
        run_git(folder, "init", "-q")

    def __call__(self, *arguments: str) -> str:
        return run_git(self.folder, *arguments)

    def commit(self, text: str = "", *tags: str, **files: str) -> "Repository":
        """A commit of the strategy, and of other files by their names, with light tags; the first is on 1 January."""
        if text:
            self.strategy.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        for name, content in files.items():
            (self.folder / name.replace("__", ".")).write_text(dedent(content), encoding="utf-8")
        self.days += 1
        self("add", "-A")
        day = f"2026-01-{self.days:02}T12:00:00+0000"
        self.as_of(day, "commit", "-qm", f"subject {self.days}", "--allow-empty")
        for tag in tags:
            self.as_of(day, "tag", tag)
        return self

    def as_of(self, day: str, *arguments: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GIT_AUTHOR_DATE", day)
            patch.setenv("GIT_COMMITTER_DATE", day)
            self(*arguments)


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def goal(target: str, head: str = "title: T") -> str:
    return f"strategy: {{{head}}}\ngoals: {{grow: {{title: Grow, target: {target}}}}}\n"


def moves(chronicle: Chronicle, path: str = "goals.grow") -> list[tuple[str, str]]:
    return [(move.day, move.text) for move in chronicle.moves.get(path, ())]


def names(chronicle: Chronicle) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(each.kind, each.name, each.tags, each.silent) for each in chronicle.releases]


def test_each_item_of_a_scripted_history_has_the_moves_that_were_scripted(repository: Path) -> None:
    found = told(repository / "strategy.yml")
    versions = [each for each in history() if not each.broken]
    last = versions[-1]
    for key, (name, _) in last.goals.items():
        targets = [version.goals[key][1] for version in versions if key in version.goals]
        expected = [(a, b) for a, b in pairwise(targets) if a != b]
        texts = [move.text for move in found.moves.get(f"goals.{name}", ())]
        changed = (re.match(r"Target: ([\d,]+) → ([\d,]+)", text) for text in texts)
        assert [tuple(int(n.replace(",", "")) for n in each.groups()) for each in changed if each] == expected[::-1]


def test_targets_leave_room_for_what_else_changed() -> None:
    made = [
        Made(
            f"2026-01-{n:02}", f"c{n}", "", Step((("goals.g", True, f"target {n}"), ("goals.g", False, f"why {n}")), {})
        )
        for n in range(28, 0, -1)
    ]
    texts = [each.text for each in moved(made, ["goals.g"])["goals.g"]]
    assert texts == [f"target {n}" for n in range(28, 8, -1)] + [f"why {n}" for n in range(28, 18, -1)]


def test_what_was_taken_from_a_role_is_known_as_lost_by_it(made: Repository) -> None:
    head = "strategy: {title: T}\nteam: {boss: , ae: }\n"
    made.commit(f"{head}actions: {{x: {{owner: ae}}, y: {{owner: ae}}, z: {{owner: ae, contributors: boss}}}}", "v1")
    made.commit(f"{head}actions: {{y: {{owner: boss}}, z: {{owner: ae}}}}", "v2")
    parts = told(made.strategy).releases[0].parts
    lost = {each.head: each.lost_by for part in parts for _, chapter in part.chapters for each in chapter}
    assert lost == {"x": ("team.ae",), "y": ("team.ae",), "z": ("team.boss",)}
    # What is kept for the next build tells the same.
    assert told(made.strategy).releases[0].parts == parts


def test_the_targets_of_an_item_come_first_and_renames_are_followed(repository: Path) -> None:
    (path,) = (f"goals.{name}" for key, (name, _) in history()[-1].goals.items() if key == "grow")
    texts = [
        move.text.partition(":")[0].partition(" from")[0] for move in told(repository / "strategy.yml").moves[path]
    ]
    assert texts == sorted(texts, key=lambda text: text != "Target")
    assert texts.count("renamed") == 4


def test_versions_of_the_scripted_history_tell_what_changed_between_them(repository: Path) -> None:
    found = told(repository / "strategy.yml")
    assert names(found) == [
        ("unpublished", "", (), ""),
        ("published", "2026-Q3", ("2026-Q3",), ""),
        ("published", "2026-Q2", ("2026-Q2",), ""),
        ("published", "2026-Q1", ("2026-Q1",), "first"),
    ]
    assert found.releases[1].summary
    paths = {each.path for r in found.releases for p in r.parts for _, chapter in p.chapters for each in chapter}
    index = parse(read(repository / "strategy.yml")).index
    assert paths - {""} <= index.entries.keys()
    assert f"goals.{history()[-1].goals['grow'][0]}" in paths


def test_cold_and_warm_say_the_same_and_warm_reads_no_version_but_the_last(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(repository / ".git" / "groundplan", ignore_errors=True)
    cold = told(repository / "strategy.yml")
    (kept,) = (repository / ".git" / "groundplan").iterdir()
    before = kept.read_bytes()
    count = []
    real = past.versions.parse
    monkeypatch.setattr(past.versions, "parse", lambda source: count.append(source) or real(source))
    assert told(repository / "strategy.yml") == cold
    assert len(count) == 2  # the last commit and the last tag, which the file on disk is compared with
    assert kept.read_bytes() == before
    assert run_git(repository, "status", "--porcelain") == ""


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"0\n{}", None])
def test_a_cache_that_is_no_good_changes_nothing(made: Repository, content: bytes | None) -> None:
    made.commit(goal("1"), "v1").commit(goal("2"), "v2")
    cold = told(made.strategy)
    (kept,) = (made.folder / ".git" / "groundplan").iterdir()
    kept.write_bytes(kept.read_bytes()[:-40] if content is None else content)
    assert told(made.strategy) == cold


def test_a_cache_with_another_content_but_no_right_sum_is_not_believed(made: Repository) -> None:
    made.commit(goal("1")).commit(goal("2"))
    cold = told(made.strategy)
    (kept,) = (made.folder / ".git" / "groundplan").iterdir()
    kept.write_text(kept.read_text().replace("Target", "Secret"))
    assert told(made.strategy) == cold


def test_where_nothing_can_be_kept_nothing_is(made: Repository) -> None:
    made.commit(goal("1")).commit(goal("2"))
    (made.folder / ".git" / "groundplan").write_text("a file where the folder should be")
    assert moves(told(made.strategy)) == [("2026-01-02", "Target: 1 → 2 (+1)")]


def test_without_git_without_repository_without_commit_nothing_is_known(
    tmp_path: Path, made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "strategy.yml"
    alone.write_text(goal("1"))
    assert told(alone) == NOTHING_KNOWN
    made.strategy.write_text(goal("1"))
    assert told(made.strategy) == NOTHING_KNOWN  # a branch that is not born yet
    other = made.folder / "other.yml"
    made.commit(goal("1"))
    other.write_text(goal("1"))
    assert told(other) == NOTHING_KNOWN  # not committed
    monkeypatch.setenv("PATH", "")
    assert told(made.strategy) == NOTHING_KNOWN


def test_one_commit_is_the_first_month_and_nothing_else(made: Repository) -> None:
    found = told(made.commit(goal("1")).strategy)
    assert names(found) == [("month", "Jan 2026", (), "first")]
    assert found.moves == {}


def test_without_tags_each_month_is_told_and_the_first_from_its_first_commit(made: Repository) -> None:
    made.commit(goal("1")).commit(goal("2"))
    made.strategy.write_text(goal("5"))
    made.as_of("2026-03-05T12:00:00+0000", "commit", "-qam", "in March")
    found = told(made.strategy)
    assert names(found) == [("month", "Mar 2026", (), ""), ("month", "Jan 2026", (), "")]
    assert [each.summary for each in found.releases] == [("Grow: Target: 2 → 5 (+3)",), ("Grow: Target: 1 → 2 (+1)",)]


def test_what_nobody_committed_is_on_top(made: Repository) -> None:
    made.commit(goal("1")).commit(goal("2"))
    made.strategy.write_text(goal("3"))
    found = told(made.strategy)
    assert found.releases[0].kind == "uncommitted"
    assert moves(found) == [("", "Target: 2 → 3 (+1)"), ("2026-01-02", "Target: 1 → 2 (+1)")]
    made("tag", "v1", "HEAD~1")
    assert names(told(made.strategy))[0] == ("unpublished", "", (), "")
    made.strategy.write_text(goal("3", 'title: T, version: "2026.2"'))
    assert names(told(made.strategy))[0] == ("unpublished", "2026.2", (), "")


def test_tags_of_all_kinds(made: Repository) -> None:
    """Light and annotated, two at one commit, one of a version that is the same, and of what is no commit."""
    made.commit(goal("1", 'title: T, version: "1.0"'), "light")
    made("tag", "-a", "annotated", "-m", "secret words")
    made("tag", "of-a-tree", "HEAD^{tree}")
    made.commit("", "same", notes__txt="nothing")
    made.commit(goal("2", 'title: T, version: "1.1"'), "v1.1")
    made("tag", "-a", "of-a-tag", "v1.1", "-m", "x")
    found = told(made.strategy)
    assert [(each.name, set(each.tags), each.silent) for each in found.releases] == [
        ("1.1", {"v1.1", "of-a-tag"}, ""),
        ("1.0", {"light", "annotated", "same"}, "first"),
    ]
    assert found.releases[1].tags[-1] == "same"
    assert [part.count for part in found.releases[0].parts] == [1, 2]


def test_tags_of_other_branches_are_not_of_this_history(made: Repository) -> None:
    made.commit(goal("1"), "v1")
    made("checkout", "-q", "-b", "side")
    made.commit(goal("9"), "side-tag")
    made("checkout", "-q", "main")
    made.commit(goal("2"), "v2")
    assert [each.name for each in told(made.strategy).releases] == ["v2", "v1"]
    made("merge", "-q", "-s", "ours", "side")
    assert [each.name for each in told(made.strategy).releases if each.kind == "published"] == ["side-tag", "v2", "v1"]


def test_a_merge_is_told_as_one_commit(made: Repository) -> None:
    made.commit(goal("1"))
    made("checkout", "-q", "-b", "side")
    made.commit(goal("2")).commit(goal("3"))
    made("checkout", "-q", "main")
    made.as_of("2026-01-20T12:00:00+0000", "merge", "-q", "--no-ff", "side", "-m", "merged")
    assert moves(told(made.strategy)) == [("2026-01-20", "Target: 1 → 3 (+2)")]


def test_broken_versions_and_those_of_another_format_are_passed_over(made: Repository) -> None:
    made.commit(goal("1"), "v1").commit("goals: [\n", "v2").commit(f"groundplan: 0\n{goal('7')}", "v3")
    made.commit(goal("2"), "v4")
    found = told(made.strategy)
    assert [(each.name, each.silent) for each in found.releases] == [
        ("v4", ""),
        ("v3", "broken"),
        ("v2", "broken"),
        ("v1", "first"),
    ]
    assert moves(found) == [("2026-01-04", "Target: 1 → 2 (+1)")]
    assert found.releases[0].summary == ("Grow: Target: 1 → 2 (+1)",)
    assert told(made.strategy) == found


def test_the_main_file_is_followed_to_where_it_was(made: Repository) -> None:
    (made.folder / "plans").mkdir()
    old = made.folder / "plans" / "old.yml"
    old.write_text(goal("1"))
    made.commit("", "v1")
    old.write_text(goal("2"))
    made.commit("", "v2")
    made("mv", "plans/old.yml", "strategy.yml")
    made.commit().commit(goal("3"), "v3")
    found = told(made.strategy)
    assert moves(found) == [("2026-01-04", "Target: 2 → 3 (+1)"), ("2026-01-02", "Target: 1 → 2 (+1)")]
    assert [each.name for each in found.releases] == ["v3", "v2", "v1"]


def test_files_that_are_taken_in_count_and_others_do_not(made: Repository) -> None:
    main = "strategy: {title: T}\ninclude: [parts_*.yml]\nmetrics: {m: {history: {file: m.csv}}}\n"
    made.commit(main, parts_a__yml="goals: {grow: {title: Grow, target: 1}}\n", m__csv="2024,1\n")
    made.commit(readme__md="words", other__yml="x")
    made.commit(parts_a__yml="goals: {grow: {title: Grow, target: 2}}\n")
    made.commit(m__csv="2024,5\n")
    made.commit(parts_b__yml="actions: {call: {title: Call, serves: [grow]}}\n")
    found = told(made.strategy)
    assert moves(found) == [("2026-01-03", "Target: 1 → 2 (+1)")]
    assert moves(found, "actions.call") == [("2026-01-05", "new")]


def test_a_strategy_in_a_folder_of_a_larger_repository(made: Repository) -> None:
    inner = made.folder / "sales" / "plan"
    inner.mkdir(parents=True)
    for number, target in enumerate("123"):
        (inner / "strategy.yml").write_text(goal(target))
        made.commit(readme__md=str(number))
    found = told(inner / "strategy.yml")
    assert [text for _, text in moves(found)] == ["Target: 2 → 3 (+1)", "Target: 1 → 2 (+1)"]


def test_a_shallow_clone_tells_what_it_has(made: Repository, tmp_path: Path) -> None:
    for target in "1234":
        made.commit(goal(target), f"v{target}")
    run_git(tmp_path, "clone", "-q", "--depth", "2", f"file://{made.folder}", "shallow")
    found = told(tmp_path / "shallow" / "strategy.yml")
    assert found.is_cut
    assert [(each.name, each.silent) for each in found.releases] == [("v4", ""), ("v3", "oldest")]
    assert [text for _, text in moves(found)] == ["Target: 3 → 4 (+1)"]


def test_more_commits_and_versions_than_are_told(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for target in "12345":
        made.commit(goal(target), f"v{target}")
    monkeypatch.setattr(past, "MOST_COMMITS", 3)
    found = told(made.strategy)
    assert (found.is_cut, [text for _, text in moves(found)]) == (True, ["Target: 4 → 5 (+1)", "Target: 3 → 4 (+1)"])
    monkeypatch.setattr(past, "MOST_COMMITS", 1000)
    monkeypatch.setattr(past, "MOST_VERSIONS", 2)
    found = told(made.strategy)
    assert (found.is_cut, [each.name for each in found.releases]) == (True, ["v5", "v4"])


def test_a_server_reads_git_again_only_when_something_was_committed(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.commit(goal("1"), "v1").commit(goal("2"))
    earlier = Past()
    told(made.strategy, earlier)
    looks = []
    real = past.states
    monkeypatch.setattr(past, "states", lambda *args: looks.append(args) or real(*args))
    made.strategy.write_text(goal("3"))
    assert moves(told(made.strategy, earlier))[0] == ("", "Target: 2 → 3 (+1)")
    assert looks == []
    made.commit()
    assert moves(told(made.strategy, earlier))[0] == ("2026-01-03", "Target: 2 → 3 (+1)")
    made("tag", "v3")
    assert told(made.strategy, earlier).releases[0].name == "v3"
    assert len(looks) == 2


def test_what_changed_since_the_approval(made: Repository) -> None:
    first = parse(read(made.commit(goal("1")).strategy)).strategy
    assert first is not None
    head = f'title: T, approved: {{date: 2026-01-02, digest: "{digest(first)}"}}'
    made.commit(goal("1", head)).commit(goal("2", head))
    assert told(made.strategy).since_approval == ("Grow: Target: 1 → 2 (+1)",)
    made.commit(goal("1", head))
    assert told(made.strategy).since_approval == ()
    made.commit(goal("1", head.replace(digest(first), "0" * 20)))
    assert told(made.strategy).since_approval == ()


def test_fingerprints_that_were_looked_for_are_kept_too(made: Repository) -> None:
    """Which commit was approved is not looked for again in every build."""
    made.commit(goal("1")).commit(goal("2", f'title: T, approved: {{digest: "{"0" * 20}"}}'))
    told(made.strategy)
    (file,) = (made.folder / ".git" / "groundplan").glob("history-*.json")
    assert len(json.loads(file.read_text("ascii").partition("\n")[2])["digests"]) == 2


SECRET = """\
    strategy: {title: T, audiences: [team, leaders]}
    goals:
      grow: {title: Grow, target: %s}
      hidden: {title: Marker, target: %s%s}
"""


def test_an_audience_is_told_nothing_that_is_hidden_from_it_today(made: Repository) -> None:
    """Also not what everybody saw once, nor the first lines of commits, nor the names of who made them."""
    made.commit(SECRET % (1, 77701, ""), "v1")
    made.commit(SECRET % (2, 77702, ", audience: leaders"), "v2").commit(SECRET % (3, 77703, ", audience: leaders"))
    whole, seen = told(made.strategy), told(made.strategy, audience="team")
    assert "Marker" in repr(whole)
    assert "77,702" in repr(whole)
    for marker in ("Marker", "77,70", "hidden", "='subject"):
        assert marker not in repr(seen)
    assert [text for _, text in moves(seen)] == ["Target: 2 → 3 (+1)", "Target: 1 → 2 (+1)"]
    assert told(made.strategy, audience="team") == seen
    assert told(made.strategy) == whole
    assert len(list((made.folder / ".git" / "groundplan").iterdir())) == 2


def test_what_is_kept_is_bounded_and_plain(made: Repository) -> None:
    made.commit(goal("1"), "v1").commit(goal("2"), "v2")
    told(made.strategy)
    (kept,) = (made.folder / ".git" / "groundplan").iterdir()
    held = json.loads(kept.read_text().partition("\n")[2])
    assert {name: len(each) for name, each in held.items()} == {
        "commits": 2, "files": 2, "steps": 1, "accounts": 1, "names": 2, "digests": 0,
    }  # fmt: skip


def repr_of(place: Place) -> object:
    inside = place.children
    if isinstance(inside, dict):
        return repr(place), {key: repr_of(each) for key, each in inside.items()}
    return repr(place), [repr_of(each) for each in inside or ()]


def test_versions_that_are_read_in_parts_are_what_they_are_as_a_whole() -> None:
    """Layouts in which a cut may change what a text means, or hide a mistake."""
    pieces = Pieces()
    for text in (
        "strategy: {title: T}\ngoals:\n  # first\n  a: {title: A}\n\n  b:\n    title: B\n",
        "strategy: {title: T}\ngoals:\n  # first\n  a: {title: A2}\n\n  b:\n    title: |\n      x:\n      y\n",
        "goals:\n- a\n- b\nstrategy:\n  title: T\n",
        'strategy: {title: "a\ngoals: x"}\n',
        "strategy: {title: T}\ngoals: {\na: {title: A},\n}\n",
        "strategy: &s {title: T}\nactions:\n  x: *s\n",
        "goals:\n  a: 1\ngoals:\n  b: 2\n",
        "goals:\n  a: 1\n  a: 2\n",
        "﻿strategy: {title: T}\n---\ngoals: {}\n",
        "",
        "goals:\n\n  a: A\n\n  b: B\n",
        "goals:\n  # first\n\n  a: A\n  b: B\n",
        "goals:\n\n  a: A\n  b: C\nmarket:\n  - x\n",
        "# nothing\n",
        "strategy:\n\ttitle: T\n",
    ):
        part, part_problems, part_count = pieces.read_values(text, "s.yml", 1000)
        whole, problems, count = reading.read_values(text, "s.yml", 1000)
        assert part.data == whole.data, text
        assert part.complete == whole.complete, text
        assert part_problems == problems, text
        assert part_count == count, text
        assert repr_of(part.place) == repr_of(whole.place), text
