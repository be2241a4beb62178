"""What the site says of what an audience does not see, in English."""

WITHHELD: dict[str, str] = {
    "withheld": "Not shown to this audience",
    "withheld.target": "target",
    "withheld.baseline": "baseline",
    "withheld.change": "change",
    "withheld.progress": "progress",
    "withheld.smart": "some SMART marks",
    "withheld.cascade": "the sum of the goals below it",
    "withheld.rate": "rate",
    "withheld.growth": "growth",
    "withheld.must_win": "what must be won",
    "withheld.deals": "deals",
    "withheld.entries": "entries by stage",
    "withheld.capacity": "capacity",
    "withheld.hires": "hires",
}
