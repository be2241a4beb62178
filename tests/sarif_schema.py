"""What our SARIF may look like, as a JSON Schema of our own.

Written for these tests from what the standard says (SARIF 2.1.0, OASIS): the properties that we write, which of them
are required, their types and their enumerations. It is stricter than the standard, which knows many more properties,
and no part of the schema that OASIS publishes.
"""

from typing import Any

from jsonschema import Draft202012Validator

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_LEVEL: Schema = {"enum": ["none", "note", "warning", "error"]}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}
_FROM_ONE: Schema = {"type": "integer", "minimum": 1}


def _holding(*required: str, **optional: Schema) -> Schema:
    """An object of these properties and no others; all are described by name, the required ones must be there."""
    return {"type": "object", "properties": optional, "required": list(required), "additionalProperties": False}


def _several(of: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": of, **more}


_MESSAGE = _holding("text", text=_TEXT)
_SAID = _holding("text", text=_TEXT, markdown=_TEXT)
_RULE = _holding(
    "id",
    id=_CODE,
    shortDescription=_SAID,
    fullDescription=_SAID,
    help=_SAID,
    defaultConfiguration=_holding(enabled={"type": "boolean"}, level=_LEVEL),
)
_LOCATION = _holding(
    "physicalLocation",
    physicalLocation=_holding(
        "artifactLocation",
        "region",
        # A reference: no blank, and nothing that has to be escaped.
        artifactLocation=_holding("uri", uri={"type": "string", "pattern": r"^[!#-;=?-Z_a-z~\[\]]+$"}),
        region=_holding("startLine", "startColumn", startLine=_FROM_ONE, startColumn=_FROM_ONE),
    ),
    logicalLocations=_several(_holding("fullyQualifiedName", fullyQualifiedName=_TEXT), minItems=1, uniqueItems=True),
)
_RESULT = _holding(
    "ruleId",
    "ruleIndex",
    "level",
    "message",
    "locations",
    ruleId=_CODE,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations=_several(_LOCATION, minItems=1, maxItems=1),
    suppressions=_several(
        _holding("kind", "justification", kind={"enum": ["inSource", "external"]}, justification=_TEXT), minItems=1
    ),
)
_RUN = _holding(
    "tool",
    "results",
    tool=_holding(
        "driver",
        driver=_holding("name", "version", "rules", name=_TEXT, version=_TEXT, rules=_several(_RULE, uniqueItems=True)),
    ),
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_several(_RESULT),
)
SARIF: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_holding(
        "version",
        "runs",
        version={"const": "2.1.0"},
        runs=_several(_RUN, minItems=1),
        **{"$schema": {"type": "string", "format": "uri"}},
    ),
}


def sarif(written: Any) -> Any:
    """Some SARIF that keeps to the schema, and whose results name their rules."""
    Draft202012Validator(SARIF, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(written)
    for run in written["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    return written
