"""A list of versions -> what each of them changed, and what became of each item. Pure."""

from groundplan.history.chain import Made, moves, releases
from groundplan.history.telling import Account, Step, account, step

__all__ = ["Account", "Made", "Step", "account", "moves", "releases", "step"]
