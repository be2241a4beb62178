"""What the value types raise when a value has the right shape but cannot mean anything."""


class Misread(ValueError):  # noqa: N818 - a value misread is what it is; the reader made no error
    """A value that must be typed differently; the parser turns it into a Problem at its place.

    `code` and `args_` are those of the Problem; the sentences are in `words/<language>/problems.py`. An argument `at`
    is the key of a mapping that the problem stands at.
    """

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_: dict[str, str] = args
