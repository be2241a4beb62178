"""Tables: what stands in which column, what a spreadsheet makes of it, and that a history can be read again."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from export.plans import AS_OF, hostile, plan
from groundplan.export.cells import columns_of
from groundplan.export.sheets import MARK, as_csv
from groundplan.export.tables import KINDS, Table, names_of, table_of, tables_of
from groundplan.model.catalogue import rooms
from groundplan.parse import parse
from groundplan.plan import plan_of
from groundplan.source import read
from inline import parsed
from made import strategies


def rows(text: str, name: str) -> list[dict[str, str]]:
    """A table as a spreadsheet reads it, without the cells that are empty."""
    table = table_of(plan(text), name)
    assert table is not None
    return [{key: cell for key, cell in row.items() if cell} for row in _read(table)]


def _read(table: Table) -> list[dict[str, str]]:
    written = as_csv(table)
    assert written.startswith(MARK)
    return list(csv.DictReader(io.StringIO(written.removeprefix(MARK), newline="")))


# ---- which tables and columns ----


def test_every_kind_of_item_has_a_table() -> None:
    assert sorted(KINDS.values()) == sorted({room.noun for room in rooms()} - {""})


def test_every_field_has_a_column_unless_it_has_a_table() -> None:
    """Of an action all but the title, which each table has, and former ids."""
    (action,) = (room for room in rooms() if room.noun == "action")
    fields = {told.name for told in action.fields}
    assert {column.names[0] for column in columns_of(action.model)} == fields - {"title", "was"}


def test_an_action_with_dates_amounts_and_titles() -> None:
    text = """\
strategy: {title: T, period: {start: 2026-01-01, end: 2026-12-31}}
team: {ae: Account executives}
goals: {grow: Grow}
actions:
  hire: {title: Hire two, owner: [ae, Ann], start: 2026-Q2, due: M3, serves: [grow], cost: 120k, adds: {ae: +2},
         progress: 40%, priority: high, facts: {Agency: none, Floor: 3}}
"""
    assert rows(text, "actions") == [
        {
            "id": "actions.hire",
            "title": "Hire two",
            "owner": "Account executives; Ann",
            "start": "2026-04-01",
            "start_text": "2026-Q2",
            "due": "2026-03-31",
            "due_text": "M3",
            "status": "planned",
            "priority": "high",
            "progress": "0.4",
            "progress_text": "40%",
            "serves": "Grow",
            "cost": "120000",
            "cost_text": "120k",
            "adds": "Account executives: +2",
            "facts": "Agency: none; Floor: 3",
        }
    ]


def test_a_value_stands_for_its_group() -> None:
    text = "goals: {grow: {target: {value: +30%, by: 2026-12-31}, baseline: 10M}}"
    (row,) = rows(text, "goals")
    assert (row["target"], row["target_text"], row["target.by"]) == ("0.3", "+30%", "2026-12-31")
    assert (row["baseline"], row["baseline_text"]) == ("10000000", "10M")


def test_what_is_no_one_number_or_day_has_its_text_only() -> None:
    text = "actions: {a: {due: soon, cost: 3..5, effort: many}}"
    (row,) = rows(text, "actions")
    told = {"due_text": "soon", "cost_text": "3..5", "effort_text": "many"}
    assert row == {"id": "actions.a", "title": "a", "status": "planned", **told}


def test_what_stands_in_other_items_says_in_which() -> None:
    text = """\
market:
  swot: {strengths: {brand: Known brand}}
  competitors: {acme: {title: Acme, swot: {weaknesses: {slow: {title: Slow, impact: high}}}}}
personas: {buyer: {title: Buyer, objections: {price: {title: Too dear, answer: Over three years it is not}}}}
"""
    assert rows(text, "swot") == [
        {"id": "market.swot.strengths.brand", "title": "Known brand", "in": "strengths"},
        {
            "id": "market.competitors.acme.swot.weaknesses.slow",
            "title": "Slow",
            "of": "Acme",
            "in": "weaknesses",
            "impact": "5",
            "impact_text": "high",
        },
    ]
    (objection,) = rows(text, "objections")
    assert (objection["of"], objection["answer"]) == ("Buyer", "Over three years it is not")


def test_check_ins_and_tiers_and_every_source_of_a_figure() -> None:
    text = """\
metrics: {sales: {title: Sales, history: {2024: [9M, {value: 8.8M, note: audited}], 2025: 10M}}}
goals: {g: {check_ins: {2026-Q1: {value: 2M, confidence: 60%}}}}
market: {offers: {van: {tiers: [{from: 1, to: 5, each: 300}]}}}
"""
    head = {"id": "metrics.sales", "title": "Sales"}
    year = {"period": "2024", "from": "2024-01-01", "to": "2024-12-31"}
    assert rows(text, "history")[:2] == [
        head | year | {"value": "9000000", "value_text": "9M"},
        head | year | {"value": "8800000", "value_text": "8.8M", "note": "audited"},
    ]
    (check_in,) = rows(text, "check_ins")
    assert (check_in["to"], check_in["value"], check_in["confidence"]) == ("2026-03-31", "2000000", "0.6")
    (tier,) = rows(text, "tiers")
    assert (tier["id"], tier["from"], tier["each"]) == ("market.offers.van", "1", "300")


def test_only_a_title_makes_one_table() -> None:
    assert [table.name for table in tables_of(plan("strategy: {title: 销售策略}"))] == ["strategy"]
    empty = table_of(plan("strategy: {title: T}"), "actions")
    assert empty is not None
    assert as_csv(empty).count("\r\n") == 1
    assert table_of(plan("strategy: {title: T}"), "history-sales") is None


# ---- what a spreadsheet makes of a cell ----


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 170", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "＝1+1", "＋1", "－x", "＠x", "'=1", '="a",b;c\nd'],
)
def test_no_text_is_a_formula(text: str) -> None:
    done = as_csv(Table("t", ("note",), ((text,),)))
    (row,) = csv.DictReader(io.StringIO(done.removeprefix(MARK), newline=""))
    assert row["note"] == f"'{text}"


def test_a_tab_before_a_formula_is_no_way_in() -> None:
    assert as_csv(Table("t", ("note",), (("\t=1",),))) == f'{MARK}note\r\n"\'\t=1"\r\n'


@pytest.mark.parametrize("text", ["-300", "+3", "+30%", "-1,200.5", "1-2", "a=b", "'tis", "中文，引号“好”"])
def test_numbers_and_harmless_texts_stay(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(Table("t", ("note",), ((text,),))).removeprefix(MARK), newline=""))
    assert row["note"] == text


def test_nothing_of_a_hostile_strategy_breaks_out_of_its_cell() -> None:
    for table in tables_of(hostile()):
        for row in _read(table):
            assert list(row) == list(table.head)
            assert all(cell is not None for cell in row.values())
            assert [cell for cell in row.values() if re.match("[=+\\-@\t\r]", cell) and not cell[1:].isdecimal()] == []


# ---- and back ----


def _again(folder: Path, table: Table) -> object:
    (folder / "data.csv").write_bytes(as_csv(table).encode())
    text = "strategy: {title: T}\nevidence: {a: A, b: B}\nmetrics: {sales: {history: {file: data.csv}}}\n"
    (folder / "strategy.yml").write_text(text, "utf-8")
    result = parse(read(folder / "strategy.yml"))
    assert result.problems == ()
    assert result.strategy is not None
    return result.strategy.metrics["sales"].history


@pytest.mark.parametrize(
    "series",
    [
        "{2023: 8.1M, 2024-Q1: -300, 2025: +30%}",
        "{2024: {value: 9M, note: '=1+1, \"so\"', evidence: [a, b]}, 2025: {value: -3M, note: '''=x'}}",
        "{2024: -3 people, 2025: ＋5, 2026年第一季度: 约200万元, FY27-Q1: '>=45'}",
    ],
)
def test_a_history_that_goes_out_comes_back_as_it_was(tmp_path: Path, series: str) -> None:
    made = plan(f"strategy: {{title: T}}\nevidence: {{a: A, b: B}}\nmetrics: {{sales: {{history: {series}}}}}\n")
    table = table_of(made, "history-sales")
    assert table is not None
    assert _again(tmp_path, table) == made.strategy.metrics["sales"].history


def test_words_and_second_sources_are_left_out_of_what_comes_back() -> None:
    text = "metrics: {sales: {history: {2023: few, early: 2, 2024: [9M, 8M], 2025: {note: none}}, forecast: {2027: 1}}}"
    assert rows(text, "history-sales") == [{"period": "2024", "value": "9M"}]
    assert rows(text, "forecast-sales") == [{"period": "2027", "value": "1"}]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies())
def test_every_table_of_any_strategy_holds_together(text: str) -> None:
    """Each item stands in one row of one table, and each row has the cells of its head."""
    result = parsed(text)
    made = plan_of(result, AS_OF)
    found = {table.name: _read(table) for table in tables_of(made)}
    assert set(found) <= set(names_of(made))
    ids = [row["id"] for name, read_again in found.items() if name in KINDS for row in read_again]
    assert sorted(ids) == sorted(result.index.entries)
