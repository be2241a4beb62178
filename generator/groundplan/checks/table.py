"""Every rule by its code, with how much it matters to a startup, a growing and an established team.

Codes are stable: one is never used again for something else.
"""

from groundplan.checks import goal_figures, goals, journeys, market, metrics, personas, strategy, swot
from groundplan.checks.rule import Rule
from groundplan.problems import Severity

# The chapter of a rule by the letters that its code begins with.
CHAPTERS = {
    "STR": "strategy",
    "GOA": "goals",
    "MKT": "market",
    "PER": "personas",
    "JNY": "journeys",
    "PIP": "pipelines",
    "ACT": "actions",
    "EVI": "evidence",
}

E, W, A, OFF = Severity.ERROR, Severity.WARNING, Severity.ADVICE, None

RULES: tuple[Rule, ...] = (
    # strategy
    Rule("STR001", strategy.no_owner, A, W, W, "0.2"),
    Rule("STR002", strategy.no_period, A, W, W, "0.2"),
    Rule("STR003", strategy.review_is_past, A, W, W, "0.2"),
    Rule("STR004", strategy.changed_since_approved, A, W, W, "0.2"),
    Rule("STR005", strategy.ends_before_it_starts, W, W, W, "0.2"),
    Rule("STR006", strategy.approved_by_nobody, A, A, W, "0.2"),
    Rule("STR007", strategy.absent_but_there, A, W, W, "0.2"),
    Rule("STR008", strategy.no_vision, A, A, A, "0.2"),
    # goals
    Rule("GOA101", goals.not_measurable, A, W, W, "0.2"),
    Rule("GOA102", goals.not_time_bound, A, W, W, "0.2"),
    Rule("GOA103", goals.no_owner, A, W, W, "0.2"),
    Rule("GOA104", goals.no_why, A, A, A, "0.2"),
    Rule("GOA105", goals.nothing_attainable, A, A, W, "0.2"),
    Rule("GOA106", goal_figures.not_a_change, W, W, W, "0.2"),
    Rule("GOA107", goal_figures.beyond_the_best, A, W, W, "0.2"),
    Rule("GOA108", goal_figures.due_after_parent, A, W, W, "0.2"),
    Rule("GOA109", goal_figures.does_not_add_up, A, W, W, "0.2"),
    Rule("GOA110", goals.without_action, A, W, W, "0.2"),
    Rule("GOA111", goals.no_check_in, A, A, W, "0.2"),
    Rule("GOA112", goal_figures.two_targets, W, W, W, "0.2"),
    Rule("GOA113", goals.words_for_numbers, A, W, W, "0.2"),
    Rule("GOA114", goals.several_owners, A, A, W, "0.2"),
    Rule("GOA115", goals.past_its_date, A, W, W, "0.2"),
    Rule("GOA116", goal_figures.support_each_other, W, W, W, "0.2"),
    Rule("GOA117", goal_figures.after_something_later, A, W, W, "0.2"),
    Rule("GOA118", goal_figures.points_or_percent, W, W, W, "0.2"),
    Rule("GOA119", goal_figures.parts_do_not_add_up, W, W, W, "0.2"),
    Rule("GOA120", goal_figures.phases_do_not_add_up, A, W, W, "0.2"),
    Rule("GOA121", metrics.level_or_total, A, W, W, "0.2"),
    Rule("GOA122", metrics.sources_disagree, A, A, A, "0.2"),
    # market
    Rule("MKT201", market.no_value_proposition, A, A, W, "0.2"),
    Rule("MKT202", swot.one_to_five, A, A, W, "0.2"),
    Rule("MKT203", swot.without_evidence, OFF, A, W, "0.2"),
    Rule("MKT204", swot.unanswered_danger, A, W, W, "0.2"),
    Rule("MKT205", market.competitor_without_swot, A, A, W, "0.2"),
    Rule("MKT206", swot.no_move, A, A, W, "0.2"),
    Rule("MKT207", market.need_unanswered, A, W, W, "0.2"),
    Rule("MKT208", market.obstacle_unanswered, A, W, W, "0.2"),
    Rule("MKT209", swot.unused_chance, OFF, A, A, "0.2"),
    Rule("MKT210", market.nothing_to_say, OFF, A, A, "0.2"),
    Rule("MKT211", swot.one_sided_move, A, A, A, "0.2"),
    Rule("MKT212", market.value_without_because, OFF, A, A, "0.2"),
    # personas
    Rule("PER301", personas.no_challenges, A, W, W, "0.2"),
    Rule("PER302", personas.challenge_without_fit, A, W, W, "0.2"),
    Rule("PER303", personas.no_segment, A, A, W, "0.2"),
    Rule("PER304", personas.segment_without_persona, A, A, W, "0.2"),
    Rule("PER305", personas.no_evidence, OFF, A, W, "0.2"),
    Rule("PER306", personas.objection_unanswered, A, W, W, "0.2"),
    Rule("PER308", personas.nobody_decides, OFF, A, A, "0.2"),
    # journeys
    Rule("JNY401", journeys.no_touchpoint, A, A, W, "0.2"),
    Rule("JNY402", journeys.blocker_unanswered, A, W, W, "0.2"),
    Rule("JNY403", journeys.low_point_without_idea, A, W, W, "0.2"),
    Rule("JNY404", journeys.dislike_unanswered, A, A, A, "0.2"),
    Rule("JNY405", journeys.persona_without_journey, A, A, W, "0.2"),
    Rule("JNY406", journeys.hole_in_the_process, OFF, A, A, "0.2"),
    Rule("JNY407", journeys.no_stages, A, A, W, "0.2"),
    # pipelines
    # actions
    # evidence
)
