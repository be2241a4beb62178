"""The steps of a workflow or a pipeline run for real, in a repository of their own, with the forge played by stubs."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from groundplan.scaffold import Forge, contents

BIN = Path(sys.executable).parent
EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
# What the commands do that have no forge to talk to: each writes down how it was called, then answers from a file.
_STUB = """\
#!{python}
import json, os, sys
from pathlib import Path
name, arguments = Path(sys.argv[0]).name, sys.argv[1:]
files = [each.partition("=")[2] for each in arguments if each.startswith(("body=@", "body=<"))]
call = {{"name": name, "arguments": arguments, "body": "".join(Path(each[1:]).read_text("utf-8") for each in files)}}
with Path(os.environ["STUB_CALLS"]).open("a", encoding="utf-8") as log:
    log.write(json.dumps(call) + "\\n")
answers = json.loads(os.environ.get("STUB_ANSWERS", "{{}}"))
known = [answers[each] for each in arguments if each in answers]
if known:
    sys.stdout.write(known[0])
real = {real}
if name in real and arguments[: 1] not in ([each] for each in {played}) and arguments[:2] != ["-m", "pip"]:
    os.execv(real[name], [real[name], *arguments])
"""


@dataclass(frozen=True, slots=True)
class Call:
    """How a stub was called; `body` is what stood in the file that it was to send."""

    name: str
    arguments: list[str]
    body: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a script."""

    code: int
    output: str
    calls: list[Call]

    def of(self, name: str) -> list[Call]:
        """The calls of one command."""
        return [call for call in self.calls if call.name == name]


def forge_file(name: str, language: str = "en", forge: Forge = "github") -> Any:
    """A file that `init` writes, as data."""
    return yaml.load(contents(language, forge=forge)[name], yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Room:
    """A checkout to run scripts in; `played` are the commands of groundplan that only write down how they were called.

    `python -m pip` is played too.
    """

    folder: Path
    top: Path
    played: tuple[str, ...] = ()

    def run(self, script: str, **environment: str) -> Ran:
        """Runs a script as forges do, stopping at the first command that fails."""
        stubs, calls = self.top / "stubs", self.top / "calls"
        stubs.mkdir(exist_ok=True)
        calls.unlink(missing_ok=True)
        real = {name: str(BIN / name) for name in ("groundplan", "python")}
        for name in ("gh", "curl", "glab", *real):
            (stubs / name).write_text(_STUB.format(python=sys.executable, real=real, played=list(self.played)))
            (stubs / name).chmod(0o755)
        file = self.top / "script.sh"
        file.write_text(script, encoding="utf-8")
        own = {
            "PATH": f"{stubs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.top),
            "LANG": "C.UTF-8",
            "STUB_CALLS": str(calls),
            "SOURCE_DATE_EPOCH": "1795392000",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-euo", "pipefail", str(file)],
            cwd=self.folder,
            env=own | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        told = calls.read_text("utf-8").splitlines() if calls.exists() else []
        return Ran(done.returncode, done.stdout, [Call(**json.loads(line)) for line in told])

    def git(self, *arguments: str) -> str:
        """What git prints in the checkout."""
        return git(self.folder, *arguments)


def change(room: Room, old: str, new: str) -> None:
    """Writes something else into the strategy."""
    strategy = room.folder / "strategy.yml"
    text = strategy.read_text("utf-8")
    assert old in text
    strategy.write_text(text.replace(old, new), "utf-8")


def resolved(environment: Mapping[str, str], context: Mapping[str, str]) -> dict[str, str]:
    """The variables of a step with the values that a run gives its expressions; one that nobody gave is a KeyError."""
    return {name: EXPRESSION.sub(lambda found: context[found[1]], str(value)) for name, value in environment.items()}


def git(folder: Path, *arguments: str) -> str:
    """What git prints, without the settings of this machine."""
    own = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    names = {f"GIT_{who}_{what}": "x@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=own | names, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"git {shlex.join(arguments)}: {done.stderr}"
    return done.stdout.strip()
