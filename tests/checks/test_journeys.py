"""The rules of the chapter `journeys`."""

import pytest

from checks.reviewed import found, messages


def test_stages_have_a_touchpoint_or_a_channel() -> None:
    text = """\
journeys:
  buying:
    stages:
      look: {touchpoints: [site]}
      call: {channels: [phone]}
      decide: {title: Decides, doing: [compares]}
"""
    assert found(text, "JNY401") == [(6, 7, "JNY401")]
    assert messages(text, "JNY401") == ["Decides: nothing says where the customer meets us"]


def test_a_journey_without_any_touchpoint_is_told_once() -> None:
    text = "journeys:\n  buying:\n    title: Buying\n    stages: [look, compare, decide]\n"
    assert found(text, "JNY401") == [(2, 3, "JNY401")]
    assert messages(text, "JNY401") == ["Buying: nothing says where the customer meets us"]


def test_blockers_are_answered() -> None:
    text = """\
journeys:
  buying:
    blockers: {no-budget: No budget}
    stages:
      decide:
        blockers:
          dear: {title: Too dear, answer: The sum of a year.}
          slow: {title: Too slow}
          far: {title: Too far}
actions: {pool: {addresses: [slow]}}
"""
    assert found(text, "JNY402") == [(3, 16, "JNY402"), (9, 11, "JNY402")]
    assert messages(text, "JNY402") == [
        "No budget: nothing says how we help buyers past it",
        "Too far: nothing says how we help buyers past it",
    ]


@pytest.mark.parametrize(
    ("more", "answer", "is_found"),
    [
        ("", "", True),
        ("feeling_wanted: 1", "", True),
        ("dislikes: {silence: Nobody calls}", "", True),
        ("ideas: [Call]", "", False),
        # It is as it is wanted.
        ("feeling_wanted: -1", "", False),
        ("dislikes: {silence: Nobody calls}", "actions: {call: {addresses: [silence]}}", False),
        ("dislikes: {silence: Nobody calls}", "decisions: {one-voice: {affects: [silence]}}", False),
    ],
)
def test_low_points_have_an_idea_or_an_action(more: str, answer: str, is_found: bool) -> None:
    text = f"""\
journeys:
  buying:
    stages:
      look: {{feeling: -0.5}}
      wait: {{feeling: -1, {more}}}
      use: {{feeling: 1}}
{answer}
"""
    assert found(text, "JNY403") == ([(5, 7, "JNY403")] if is_found else [])


def test_every_lowest_stage_below_zero_is_a_low_point() -> None:
    text = "journeys:\n  buying:\n    stages:\n      a: {feeling: -2}\n      b: {feeling: -2}\n      c: {feeling: 0}\n"
    assert found(text, "JNY403") == [(4, 7, "JNY403"), (5, 7, "JNY403")]
    assert found(text.replace("-2", "1"), "JNY403") == []


def test_dislikes_are_addressed() -> None:
    text = """\
journeys:
  buying:
    dislikes: {contacts: Many contacts, invoices: An invoice for each plant}
    stages: {decide: {dislikes: {offer: Nine pages}}}
actions: {one-page: {addresses: [offer]}}
decisions: {one-invoice: {affects: [invoices]}}
"""
    assert found(text, "JNY404") == [(3, 16, "JNY404")]
    absent = f"strategy: {{title: T, absent: {{actions: elsewhere}}}}\n{text.split('actions')[0]}"
    assert found(absent, "JNY404") == []


def test_personas_have_a_journey_when_there_are_any() -> None:
    text = "personas:\n  a: {title: A}\n  b: {title: B}\njourneys: {buying: {personas: [a]}}\n"
    assert found(text, "JNY405") == [(3, 3, "JNY405")]
    assert found("personas: {a: {title: A}}\n", "JNY405") == []
    none = "personas: {a: , b: , c: }\njourneys: {buying: {title: Buying}}\n"
    assert found(none, "JNY405") == [(1, 1, "JNY405")]
    assert messages(none, "JNY405") == ["Each persona: no journey is theirs"]


PIPELINE = """\
pipelines:
  direct: {journey: buying, stages: {lead: {journey: [b]}, offer: {journey: [e]}, won: {outcome: won}}}
"""


def test_pipelines_have_no_hole_between_stages_of_the_journey() -> None:
    text = "journeys:\n  buying:\n    stages:\n      a: {}\n      b: {}\n      c: {}\n      d: {optional: true}\n"
    text += "      e: {}\n      f: {}\n"
    assert found(text + PIPELINE, "JNY406") == [(6, 7, "JNY406")]
    # Nothing is said before a pipeline names any stage of the journey.
    assert found(text, "JNY406") == []


def test_journeys_have_stages() -> None:
    text = "journeys:\n  buying: {likes: [Quick answers]}\n  renewing: {stages: [talk]}\n"
    assert found(text, "JNY407") == [(2, 3, "JNY407")]
    assert messages(f"strategy: {{title: T, language: zh}}\n{text}", "JNY407", "zh") == ["buying：没有分阶段"]
