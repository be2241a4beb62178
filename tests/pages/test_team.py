"""The pages `team`: all roles, and of each its numbers, its actions, its stages, and what it says."""

import pytest

from groundplan.pages.own_pages import OwnPage
from groundplan.pages.role import RoleView
from groundplan.pages.team import TeamView
from pages.helpers import all_pages, anchors, markdown_of, page_of, read_by_people, site_of, to_nowhere

HEAD = "strategy: {title: T, currency: EUR, period: {start: 2026-01-01, end: 2026-12-31}}\n"
TEXT = (
    HEAD
    + """
team:
  boss: {title: The boss, headcount: 1}
  ae: {title: Sellers, headcount: 12, reports_to: boss, quota: 1.2M, attainment: 60%, does: [Visit, Quote],
    note: Us, facts: {floor: two}}
metrics: {sales: {unit: EUR, measure: total, history: {2025: 10M}}}
goals:
  grow: {title: Grow, metric: sales, baseline: {value: 10M, date: 2025-12-31}, target: {value: +30%, by: 2026-12-31},
    owner: boss, contributors: [ae], check_ins: {2026-10-31: 9M}}
  booked: {title: Three more each, target: {value: +3, per: [ae, month], by: 2026-12-31}, stage: direct.booked}
  gone: {title: Gone, owner: ae, status: dropped}
personas:
  buyer: {title: Buyer, objections: {dear: {title: Too dear, answer: Not over a year}, odd: {title: Too odd}}}
  other: {title: Somebody else, objections: {no: {title: Never}}}
journeys:
  buying:
    title: Buying
    personas: [buyer]
    blockers: {rule: {title: A rule, answer: We know it}}
    stages:
      look: {title: Looks, blockers: {time: {title: No time}}}
      sign: {title: Signs, blockers: {law: {title: Lawyers, answer: A form}}}
market: {competitors: {cheap: {title: Cheap Co, answer: Ask for the year}, mute: {title: Mute}}}
pipelines:
  direct:
    title: Direct sales
    goal: grow
    must_win: increase
    deal_size: 25k
    team: ae
    journey: buying
    stages:
      lead: {title: Lead, conversion: 40%, owner: boss}
      booked: {title: Booked, conversion: 30%, exit: [Has a date], journey: [look]}
      won: {title: Won, outcome: won}
actions:
  late: {title: Late one, owner: ae, due: 2026-11-01, status: doing}
  now: {title: Now one, owner: ae, due: 2026-11-30, after: [late]}
  then: {title: Then one, owner: boss, contributors: [ae], due: 2027-01-15}
  free: {title: Free one, owner: ae}
  past: {title: Past one, owner: ae, due: 2026-02-01, status: done}
evidence: {talk: {title: A talk, by: ae}}
"""
)


def role(name: str, text: str = TEXT) -> RoleView:
    view = next(page for page in all_pages(text) if page.uri == f"team/{name}.md").view
    assert isinstance(view, OwnPage)
    (found,) = view.held
    return found


def test_my_numbers_are_what_i_answer_for_then_what_i_do_then_what_i_help() -> None:
    goals = role("ae").goals
    assert [(goal.link.text, goal.helps) for goal in goals] == [("Three more each", ""), ("Grow", "I help")]
    assert [goal.link.text for goal in role("boss").goals] == ["Grow"]
    assert role("boss").goals[0].helps == ""
    grow = goals[1]
    assert grow.target is not None
    assert (grow.target.text, grow.target.path, grow.due) == ("€13M", "goals.grow.target", "by 31 Dec 2026")
    assert grow.latest == "€9M on 31 Oct 2026"
    assert grow.pace is not None


def test_of_many_goals_the_last_are_told_by_name() -> None:
    goals = "".join(f"  g{n}: {{title: Goal {n}, owner: ae}}\n" for n in range(33))
    view = role("ae", f"team: {{ae: }}\ngoals:\n{goals}")
    assert (len(view.goals), view.more_goals_label) == (30, "3 more")
    assert [link.text for link in view.more_goals] == ["Goal 30", "Goal 31", "Goal 32"]


def test_my_rate_stands_against_what_the_funnel_needs() -> None:
    """3M more are 120 deals of 25k, so 400 booked visits over 144 person-months: 2.78 each."""
    rate = role("ae").goals[0].rate
    assert rate is not None
    assert [line.rate.text for line in rate.lines] == ["3", "2.78"]
    assert [line.entries.text for line in rate.lines] == ["432", "400"]


def test_what_we_can_sell_has_its_working() -> None:
    """12 people x 1.2M x 60% over the whole year."""
    found = role("ae").capability
    assert found is not None
    assert (found.total.text, found.total.path) == ("€8.64M", "capacity.ae.total")
    assert found.total.working
    assert role("boss").capability is None
    assert [row.label for row in role("ae").facts] == ["People", "Quota", "Attainment"]


def test_my_actions_by_when_they_are_due() -> None:
    view = role("ae")
    assert [(term.label, [line.link.text for line in term.lines]) for term in view.terms] == [
        ("Late", ["Late one"]),
        ("This month", ["Now one"]),
        ("Later", ["Then one"]),
        ("Without a date", ["Free one"]),
    ]
    assert [link.text for link in view.terms[1].lines[0].waits] == ["Late one"]
    assert [mark.text for mark in view.terms[2].lines[0].marks] == ["helps"]
    assert [line.link.text for line in view.settled] == ["Past one"]


def test_my_stages_are_my_own_and_those_of_my_team_without_an_owner() -> None:
    (booked,) = role("ae").stages
    assert (booked.link.text, booked.pipeline, booked.exit) == ("Booked", "Direct sales", ("Has a date",))
    assert booked.per_person is not None
    assert (booked.per_person.text, booked.per_person.path) == (
        "2.78", "pipelines.direct.stages.booked.per_person_per_month",
    )  # fmt: skip
    (lead,) = role("boss").stages
    assert lead.link.text == "Lead"
    assert lead.per_person is None
    assert lead.per_month is not None
    assert lead.per_month.text == "83.33"


def test_what_i_say_is_to_the_buyers_whom_i_meet() -> None:
    """My stage belongs to the first one of the journey: blockers of both, and what the journey's persona objects."""
    says = role("ae").says
    told = [(g.link.text if g.link else "", [(line.link.text, line.answer) for line in g.lines]) for g in says.groups]
    assert told == [
        ("Buyer", [("Too dear", "Not over a year"), ("Too odd", "")]),
        ("Buying", [("A rule", "We know it")]),
        ("Looks", [("No time", "")]),
        ("", [("Cheap Co", "Ask for the year")]),
    ]
    assert not says.is_folded
    assert says.more == ""


def test_a_role_outside_of_sales_has_nothing_to_say() -> None:
    assert role("hr", HEAD + "team: {hr: HR}\nmarket: {competitors: {x: {answer: y}}}").says.groups == ()


def test_personas_of_the_segments_when_there_is_no_journey() -> None:
    text = HEAD + (
        "team: {ae: }\nsegments: {retail: Retail}\npersonas: {p: {segments: [retail], objections: {o: Why}}}\n"
        "pipelines: {d: {team: ae, segments: [retail]}}"
    )
    (group,) = role("ae", text).says.groups
    assert [line.link.text for line in group.lines] == ["Why"]


def test_many_objections_are_counted() -> None:
    objections = "".join(f"o{n}: , " for n in range(70))
    text = HEAD + (
        "team: {ae: }\njourneys: {j: {personas: [p]}}\npipelines: {d: {team: ae, journey: j}}\n"
        f"personas: {{p: {{objections: {{{objections}}}}}}}"
    )
    says = role("ae", text).says
    assert (sum(len(group.lines) for group in says.groups), says.is_folded, says.more) == (60, True, "10 more")


def test_nothing_is_lost() -> None:
    page = read_by_people(markdown_of(TEXT, "team/ae.md"))
    told = ("Us", "Visit", "Quote", "two", "A talk", "Direct sales", "The boss")
    assert [said for said in told if said not in page] == []
    boss = read_by_people(markdown_of(TEXT, "team/boss.md"))
    assert "Report to me Sellers" in " ".join(boss.split())


def test_nothing_empty() -> None:
    page = markdown_of(HEAD + "team: {ae: Sellers}", "team/ae.md")
    assert page.split() == ["#", "Sellers", "{", "#ae", "}"]


def test_all_roles_on_one_page() -> None:
    view = page_of(TEXT, "team").view
    assert isinstance(view, TeamView)
    boss, sellers = view.tiles
    assert (boss.link.href, boss.people, boss.reports_to) == ("boss/#boss", "1", ())
    assert (sellers.does, sellers.summary) == ("Visit, Quote", "1 late · 4 open · 1 settled")


def test_each_role_stands_on_its_page_and_links_find_it() -> None:
    site = site_of(TEXT)
    assert [uri for uri in site if uri.startswith("team/")] == ["team/index.md", "team/boss.md", "team/ae.md"]
    assert anchors(site["team/ae.md"]).count("ae") == 1
    assert "ae" not in anchors(site["goals.md"])
    assert to_nowhere(site) == []


@pytest.mark.parametrize("text", ["goals: [Grow]", "actions: {a: {owner: somebody}}"])
def test_no_pages_without_a_team(text: str) -> None:
    assert [page.uri for page in all_pages(text) if page.uri.startswith("team/")] == []


def test_a_team_alone_makes_no_page_of_goals() -> None:
    assert "goals.md" not in site_of("team: {ae: Sellers}")


def test_chinese() -> None:
    page = read_by_people(markdown_of(TEXT, "team/ae.md", "zh"))
    assert "我的指标" in page
    assert "客户这样说，我怎么答" in page
