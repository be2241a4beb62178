"""What the machine says where nobody said anything: today's date and the language of its user."""

import os
from datetime import UTC, date, datetime

_LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class NotAnEpoch(ValueError):  # noqa: N818 - an outcome, told in one line
    """SOURCE_DATE_EPOCH is set to something that is no time; `str()` is what it holds."""


def today() -> date:
    """The day of SOURCE_DATE_EPOCH (UTC), else the system's; the same epoch gives the same bytes anywhere."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise NotAnEpoch(epoch) from None


def language() -> str:
    """The tag of the language that the system speaks (`zh_CN.UTF-8`), empty when it does not say."""
    return next(filter(None, map(os.environ.get, _LANGUAGE_VARIABLES)), "")
