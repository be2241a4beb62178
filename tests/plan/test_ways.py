"""The path of a deal: file order, without optional stages, up to the first win; and where the ways part."""

from groundplan.plan.funnel import StageNeed
from plan.numbers_of import entries, numbers, stages


def path(text: str) -> list[str]:
    """The stages on the path of a pipeline with these stages."""
    return [name for name, need in stages(f"pipelines: {{p: {{stages: {{{text}}}}}}}").items() if need.is_on_path]


def need(text: str, name: str) -> StageNeed:
    """What a stage of a pipeline needs that has to win ten."""
    return stages(f"goals: {{g: {{target: 10}}}}\npipelines: {{p: {{goal: g, stages: {{{text}}}}}}}")[name]


WON = "won: {outcome: won}"


def test_file_order_up_to_the_first_win() -> None:
    """What is after it follows the sale; lost stages are not on it."""
    assert path(f"a: {{}}, lost: {{outcome: lost}}, b: {{}}, {WON}, renewed: {{}}, again: {{outcome: won}}") == [
        *("a", "b", "won")
    ]


def test_without_a_win_there_is_no_path() -> None:
    assert path("a: {conversion: 40%}, b: {}") == []


def test_optional_stages_are_passed_by() -> None:
    """`optional: true`, or when; `false` is not optional."""
    assert path(
        f"a: {{}}, trial: {{optional: true}}, demo: {{optional: for large ones}}, b: {{optional: false}}, {WON}"
    ) == [*("a", "b", "won")]


def test_a_stage_alongside_another_is_passed_by() -> None:
    """Before or after the one it runs alongside; one that is alongside an optional stage is a stage of its own."""
    assert path(f"a: {{}}, legal: {{alongside: [a]}}, {WON}") == ["a", "won"]
    assert path(f"legal: {{alongside: [a]}}, a: {{}}, {WON}") == ["a", "won"]
    assert path(f"a: {{optional: true}}, legal: {{alongside: [a]}}, {WON}") == ["legal", "won"]


def test_of_stages_alongside_each_other_the_first_is_on_the_path() -> None:
    assert path(f"a: {{alongside: [b]}}, b: {{alongside: [a]}}, {WON}") == ["a", "won"]
    assert path(f"a: {{alongside: [a]}}, {WON}") == ["a", "won"]


def test_a_loop_leaves_the_funnel() -> None:
    """Back to an earlier stage, or to itself, is no way on; what goes on is the one way that is left."""
    text = f"a: {{}}, b: {{next: {{a: 20%, b: 10%, won: 50%}}}}, {WON}"
    assert path(text) == ["a", "b", "won"]
    assert need(text, "b").entries.value == 20


def test_lost_is_no_way_on() -> None:
    """10 / 40 % = 25."""
    assert need(f"a: {{next: {{won: 40%, lost: 60%}}}}, {WON}, lost: {{outcome: lost}}", "a").entries.value == 25


def test_one_way_on_leads_past_what_is_between() -> None:
    """Deals that cool down go round by `nurture`, which leads back."""
    text = f"lead: {{next: {{offer: 50%}}}}, nurture: {{next: [lead]}}, offer: {{conversion: 20%}}, {WON}"
    assert path(text) == ["lead", "offer", "won"]
    assert need(text, "lead").entries.value == 100  # 10 / 20 % / 50 %


def test_a_stated_conversion_comes_before_the_share_of_the_way() -> None:
    assert need(f"a: {{conversion: 50%, next: {{won: 40%}}}}, {WON}", "a").entries.value == 20


def test_two_open_ways_make_everything_above_unknown() -> None:
    """What is below them is known."""
    text = f"a: {{conversion: 50%}}, b: {{conversion: 50%, next: [c, won]}}, c: {{conversion: 50%}}, {WON}"
    found = {name: need(text, name).entries.value for name in ("a", "b", "c", "won")}
    assert found == {"a": None, "b": None, "c": 20, "won": 10}


def test_a_detour_is_no_second_way() -> None:
    """With its own conversion the stage leads on; without one, how many go round is not known."""
    assert need(f"a: {{conversion: 50%, next: [t, won]}}, t: {{optional: true}}, {WON}", "a").entries.value == 20
    assert need(f"a: {{next: {{t: 30%, won: 50%}}}}, t: {{optional: true}}, {WON}", "a").entries.value is None


def test_ways_that_lead_nowhere() -> None:
    """Past the win, the deal is never won."""
    assert path(f"a: {{next: [after]}}, {WON}, after: {{}}") == []


def test_stages_of_two_pipelines_do_not_mix() -> None:
    text = """
    goals: {g: {target: 10}}
    pipelines:
      p: {goal: g, stages: {a: {next: {q.b: 50%, p.won: 20%}}, won: {outcome: won}}}
      q: {stages: {b: {}, won: {outcome: won}}}
    """
    assert [need.entries.value for need in numbers(text).pipelines["p"].stages] == [50, 10]


def test_lost_stages_are_left_out_and_others_have_nothing_worked_out() -> None:
    text = f"t: {{optional: true}}, {WON}, x: {{}}, lost: {{outcome: lost}}"
    assert entries(f"pipelines: {{p: {{must_win: 10, stages: {{{text}}}}}}}") == {"t": None, "won": 10, "x": None}
