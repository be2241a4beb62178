"""The JSON Schema for editors: accepts what `check` accepts, and refuses the plain slips."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from groundplan.parse import parse
from groundplan.resources import example
from groundplan.schema import Ids, schema
from groundplan.source import read
from inline import parsed, with_title

_CASES = Path(__file__).parent / "cases"
WHOLE = [example("en"), example("zh"), _CASES / "hack23" / "strategy.yml", _CASES / "kidszone" / "strategy.yml"]


class Yaml(yaml.SafeLoader):
    """Reads as an editor does: by YAML 1.2, where dates, `no` and `1:30` are text."""


Yaml.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in known if tag.rpartition(":")[2] not in ("timestamp", "bool", "int", "float")
    ]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
]:
    Yaml.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), list(first))


def loaded(text: str) -> Any:
    """The data of a text with keys as JSON has them."""
    return json.loads(json.dumps(yaml.load(text, Yaml)))


def refused(data: Any, written: dict[str, Any]) -> list[str]:
    """The paths that a schema refuses."""
    return [error.json_path for error in Draft7Validator(written).iter_errors(data)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.parent.name)
def test_whole_strategies_fit(path: Path, language: str) -> None:
    assert refused(loaded(path.read_text("utf-8")), schema(language)) == []


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.parent.name)
def test_whole_strategies_fit_with_their_own_ids(path: Path) -> None:
    result = parse(read(path))
    assert result.strategy is not None
    written = schema("en", Ids(result.index, result.strategy.strategy.audiences))
    assert refused(loaded(path.read_text("utf-8")), written) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_a_schema(language: str) -> None:
    Draft7Validator.check_schema(schema(language))


def test_descriptions_are_in_the_language_and_nothing_else_is_added() -> None:
    goals = [schema(language)["properties"]["goals"]["description"] for language in ("en", "zh")]
    assert goals == ["What we want to reach.", "目标。"]
    used = {key for each in _objects(schema("en")) for key in each}
    assert not used & {"zh", "names", "words_too", "own", "rich", "known", "default"}


def _objects(data: Any) -> list[dict[str, Any]]:
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [*([data] if isinstance(data, dict) else []), *(each for part in inside for each in _objects(part))]


@pytest.mark.parametrize(
    "text",
    [
        "goals: {a: Title}",
        "goals: {a: }",
        "goals: [One, Two]",
        "goals: {a: {target: 3M}}",
        "goals: {a: {target: {value: {min: 3, max: 5}}}}",
        "goals: {a: {owner: someone, why: , tags: [x, 2026.10, no]}}",
        "goals: {a: {check_ins: {2026-03-31: 2.4M, 2026-06-30: {value: 3, note: n}}}}",
        "goals: {a: {parts: [{title: x, count: 3}, y]}}",
        "metrics: {m: {history: {2024: 3, 2025: [1, {value: 2}], 2026: }, forecast: {file: f.csv}}}",
        "pipelines: {p: {must_win: increase, stages: {a: {next: b}, b: {next: [a]}, c: {next: {a: 40%, b: }}}}}",
        "pipelines: {p: {must_win: {keep: 88%}}}",
        "segments: {m: {axes: {x: {a: A, b: }, y: [c, d]}, children: {n: {children: {o: O}}}}}",
        "team:\nmarket: {swot: {strengths: [a, b], weaknesses: }}",
        "pipelines: {p: }\nscenarios: {s: {changes: {pipelines.p.share: , pipelines.p.must_win: {keep: 95%}}}}",
        "resources: {r: {kind: something else}}",
    ],
)
def test_short_forms_are_accepted(text: str) -> None:
    """By the schema and by `check` alike."""
    assert refused(loaded(with_title(text)), schema("en")) == []
    assert [problem.code for problem in parsed(with_title(text)).problems if problem.code != "REF301"] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("goal: {a: A}", "$"),
        ("goals: {a: {titel: A}}", "$.goals"),
        ("goals: {a: {status: activ}}", "$.goals"),
        ("goals: {a: {why: [x]}}", "$.goals"),
        ("strategy: {title: T, checks: {severity: {GOA101: loud}}}", "$.strategy"),
        ("strategy: {organization: O}", "$.strategy"),
        ("pipelines: {p: {must_win: {kep: 3}}}", "$.pipelines"),
        ("team: {a: A}", "$"),
    ],
)
def test_slips_are_refused(text: str, place: str) -> None:
    data = loaded(text if text.startswith(("strategy", "team")) else with_title(text))
    (path,) = refused(data, schema("en"))
    assert path.startswith(place)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("actions: {a: {serves: [grow]}}", True),
        ("actions: {a: {serves: goals.grow}}", True),
        ("actions: {a: {serves: [grwo]}}", False),
        ("actions: {a: {serves: grwo}}", False),
        ("actions: {a: {adds: {ae: 2}}}", True),
        ("actions: {a: {adds: {someone: 2}}}", False),
        ("goals: {a: {owner: all of us}}", True),
        ("goals: {a: {audience: team}}", True),
        ("goals: {a: {audience: teams}}", False),
    ],
)
def test_ids_of_the_file_are_the_choices(text: str, fits: bool) -> None:
    head = "strategy: {title: T, audiences: [public, team]}\ngoals: {grow: Grow}\nteam: {ae: AE}\n"
    result = parsed(head)
    assert result.strategy is not None
    written = schema("en", Ids(result.index, result.strategy.strategy.audiences))
    assert (refused({**loaded(head), **loaded(text)}, written) == []) is fits


def test_known_words_are_examples() -> None:
    assert "tool" in schema("en")["definitions"]["Resource"]["properties"]["kind"]["examples"]


def test_a_series_may_be_kept_in_a_file() -> None:
    """The field is described, and the file fits in the place of values and beside other metrics."""
    written = schema("en")
    assert "CSV" in written["definitions"]["SeriesFile"]["properties"]["file"]["description"]
    text = with_title("metrics: {a: {history: {file: a.csv}}, b: {history: {2025: 3}, forecast: {file: b.csv}}}\n")
    assert refused(loaded(text), written) == []
