"""Options of the tests."""

import pytest
from hypothesis import settings

# A machine that has something else to do makes no test wrong.
settings.register_profile("any_machine", deadline=None)
settings.load_profile("any_machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the pages of tests/golden/ anew")


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether the golden pages are to be written and not compared."""
    return bool(pytestconfig.getoption("--update-golden"))
