"""The words of the site, in English."""

SITE: dict[str, str] = {
    "yes": "yes",
    "source": "line {line}",
    "index": "Strategy",
    "goals": "Goals",
    "market": "Market",
    "personas": "Personas",
    "journeys": "Journeys",
    "pipelines": "Pipelines",
    "actions": "Actions",
    "evidence": "Evidence",
    # goals
    "goals.by": "by {date}",
    "goals.tree": "How the goals feed each other",
    "goals.tree.about": "Each goal stands below the one it supports; at the top is the vision.",
    "goals.all": "Goal by goal",
    "goals.metrics": "What we measure",
    "goals.resources": "What helps and what hinders",
    "goals.helps": "Helps",
    "goals.hinders": "Hinders",
    "goals.other_resources": "Other resources",
    "goals.team": "Who does the work",
    "goals.not_doing": "What we will not do",
    "goals.vision": "Vision",
}
