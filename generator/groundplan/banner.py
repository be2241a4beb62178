"""The problems of a strategy as HTML: what stands on top of each page while somebody mends them."""

from collections.abc import Sequence

from markupsafe import Markup

from groundplan.drafting import Complaint, building_words
from groundplan.escape import text

_MOST_SHOWN = 20


def banner(complaints: Sequence[Complaint], language: str, *, first: bool = False) -> Markup:
    """The problems in a box, the first of them in full; `first` when there is no earlier site to show."""
    said = building_words(language)
    listed = [_item(each) for each in complaints[:_MOST_SHOWN]]
    if len(complaints) > _MOST_SHOWN:
        listed.append(Markup("<li>{}</li>").format(said["broken.more"].format(count=len(complaints) - _MOST_SHOWN)))
    return Markup(
        '<div class="gp-problems" role="alert" lang="{}" data-search-exclude>'
        "<p><strong>{}</strong></p><ul>{}</ul></div>"
    ).format(language, text(said["broken.first" if first else "broken"]), Markup("").join(listed))


def _item(complaint: Complaint) -> Markup:
    hint = Markup(" <small>{}</small>").format(text(complaint.hint)) if complaint.hint else ""
    return Markup("<li><code>{}</code> {}{}</li>").format(text(complaint.label), text(complaint.message), hint)


def stand_in(language: str) -> str:
    """The only page of a site whose strategy was never right so far."""
    return f"# {text(building_words(language)['broken.title'])}\n"
