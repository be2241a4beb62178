"""Text to data and places: every value stays text, every place is exact, nothing ever raises."""

import gc
import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.problems import Position
from groundplan.source import CannotRead, Document, Place, Source, lines_of, read, read_text, reading
from groundplan.words import words


def document(text: str) -> Document:
    return read_text(text, "strategy.yml")[0]


def spots(text: str) -> list[tuple[int, int, str]]:
    return [(p.position.line, p.position.column, p.code) for p in read_text(text, "strategy.yml")[1]]


def at(place: Place, *path: str | int) -> Place:
    """The place of the value at a path."""
    for part in path:
        assert place.children is not None
        place = place.children[part]  # type: ignore[index]
    return place


def span(place: Place) -> tuple[int, int, int, int, int]:
    return place.key_line, place.key_column, place.line, place.column, place.end_line


def write(folder: Path, **files: str) -> Path:
    """Write files, `__` for the slash of a folder; the main one is `strategy`."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "strategy.yml"


def codes(source: Source) -> list[tuple[str, int, int, str]]:
    return [(p.position.file, p.position.line, p.position.column, p.code) for p in source.problems]


# Values


@pytest.mark.parametrize(
    "typed",
    ["no", "1:30", "2026.10", "010", "true", "1e3", "0x1F", "2026-07-01", "nULL", "1_000", "=", "12:30:45"],
)
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    assert document(f"a: {typed}\n").data == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none(typed: str) -> None:
    assert document(f"a: {typed}\nb: [{typed or '~'}]\n").data == {"a": None, "b": [None]}


def test_nothing_in_quotes_is_text() -> None:
    assert document("a: ''\nb: \"~\"\nnull: 'null'\n").data == {"a": "", "b": "~", "null": "null"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "~\n", "---\n", "\n\n", "\ufeff"])
def test_an_empty_file_is_an_empty_strategy(text: str) -> None:
    read_in = document(text)
    assert (read_in.data, read_in.place.children, read_in.complete) == ({}, {}, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: >-\n  目标\n  增长\n", "目标增长"),
        ("a: >-  # a comment\n  目标，\n  “增长” \n  快——\n  稳\n# 注释\n", "目标，“增长”快——稳"),
        ("a: >-\r\n  目标\r\n  增长\r\n", "目标增长"),
        ("a: 目标\n  增长\n", "目标增长"),
        ("a: '目标\n  增长'\n", "目标增长"),
        ('a: "目标\n  增长"\n', "目标增长"),
        ("a: >-\n  增 长\n  增\n  长\n", "增 长增长"),
        ("a: >-\n  上线\n  CRM\n  系统\n", "上线 CRM 系统"),
        ("a: >-\n  “one”\n  “two”\n", "“one” “two”"),
        ("a: >-\n  한국\n  시장\n", "한국 시장"),
        ("a: >-\n  目\n  标\n\n  增\n    - 长\n", "目标\n增\n  - 长"),
        ("a: |-\n  目标\n  增长\n", "目标\n增长"),
        ("a: >-\n  - 目标\n  - 增长\n", "- 目标 - 增长"),
        ("a: 目标 增长\n", "目标 增长"),
        ('a: "目标\\\n  增长\\n大\n  小"\n', "目标增长\n大 小"),
    ],
)
@pytest.mark.parametrize("loader", [reading.LOADER, yaml.SafeLoader])
def test_lines_join_without_a_blank_between_chinese_characters(
    text: str, value: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the blank of the join goes: those inside a line, and beside other scripts, stay."""
    monkeypatch.setattr(reading, "LOADER", loader)
    assert document(text).data == {"a": value}


def test_folding_leaves_places_alone() -> None:
    read_in = document("a: >-\n  目标\n  增长\nb: c\n")
    assert span(at(read_in.place, "a")) == (1, 1, 1, 4, 3)
    assert span(at(read_in.place, "b")) == (4, 1, 4, 4, 4)


def test_keys_are_nfc() -> None:
    assert document("cafe\u0301: cafe\u0301\n").data == {"caf\u00e9": "cafe\u0301"}


def test_a_repeated_value_is_a_copy_that_stands_where_it_is_repeated() -> None:
    read_in = document("a: &x {b: 1}\nc: *x\n")
    data = read_in.data
    assert isinstance(data, dict)
    assert data == {"a": {"b": "1"}, "c": {"b": "1"}}
    assert data["a"] is not data["c"]
    assert span(at(read_in.place, "c")) == (2, 1, 2, 4, 2)
    assert span(at(read_in.place, "c", "b")) == (1, 8, 1, 11, 1)


# Places


def test_places_of_every_kind_of_value() -> None:
    text = (
        "a: b\n"
        "list:\n"
        "  - x\n"
        "  - {k: [1,\n"
        "      2]}\n"
        "\n"
        "note: >-\n"
        "  one\n"
        "  two\n"
        "\n"
        "empty:\n"
        "# comment\n"
        "long: one\n"
        "  two\n"
        "😀 key: 'q'\n"
    )
    place = document(text).place
    assert span(place) == (0, 0, 1, 1, 15)
    assert span(at(place, "a")) == (1, 1, 1, 4, 1)
    assert span(at(place, "list")) == (2, 1, 3, 3, 5)
    assert span(at(place, "list", 0)) == (0, 0, 3, 5, 3)
    assert span(at(place, "list", 1)) == (0, 0, 4, 5, 5)
    assert span(at(place, "list", 1, "k")) == (4, 6, 4, 9, 5)
    assert span(at(place, "list", 1, "k", 1)) == (0, 0, 5, 7, 5)
    assert span(at(place, "note")) == (7, 1, 7, 7, 9)
    assert span(at(place, "empty")) == (11, 1, 11, 7, 11)
    assert span(at(place, "long")) == (13, 1, 13, 7, 14)
    assert span(at(place, "😀 key")) == (15, 1, 15, 8, 15)


def test_positions_of_a_place() -> None:
    place = document("a: [b]\n").place
    assert at(place, "a").key_position == Position("strategy.yml", 1, 1)
    assert at(place, "a").position == Position("strategy.yml", 1, 4)
    assert at(place, "a", 0).key_position == at(place, "a", 0).position == Position("strategy.yml", 1, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_editors_end_them(end: str) -> None:
    read_in = document(end.join(["a: 1", "b:", "  c: 2", ""]))
    assert read_in.data == {"a": "1", "b": {"c": "2"}}
    assert span(at(read_in.place, "b", "c")) == (3, 3, 3, 6, 3)
    assert lines_of(read_in.text) == ["a: 1", "b:", "  c: 2", ""]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_what_editors_do_not_count_as_a_line_is_none(character: str) -> None:
    read_in = document(f'a: b{character}c\nd: |\n  x{character}y\ne: "z{character}"\nf: 1\n')
    assert read_in.data == {"a": f"b{character}c", "d": f"x{character}y\n", "e": f"z{character}", "f": "1"}
    assert span(at(read_in.place, "f")) == (5, 1, 5, 4, 5)


# Refusals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "SRC131")]),
        ("café: 1\ncafe\u0301: 2\n", [(2, 1, "SRC131")]),
        ("a: {b: 1, b: 2}\n", [(1, 11, "SRC131")]),
        ("? [a, b]\n: c\n", [(1, 3, "SRC132")]),
        ("{[a]: b}\n", [(1, 2, "SRC132")]),
        ("a: !!str 1\nb: !x {c: d}\n!k e: 1\n", [(1, 4, "SRC133"), (2, 4, "SRC133"), (3, 1, "SRC133")]),
        ("a: 1\n---\nb: 2\n", [(2, 1, "SRC134")]),
        ("a: 1\n...\nb: 2\n", [(3, 1, "SRC134")]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [(3, 3, "SRC135")]),
        ("a: *y\n", [(1, 4, "SRC136")]),
        ("a: &x {b: *x}\n", [(1, 11, "SRC137")]),
        ("&x a: 1\n*x : 2\n", [(2, 1, "SRC131")]),
        ("a: \0b\nc: \x07\n", [(1, 4, "SRC102"), (2, 4, "SRC102")]),
        ("a: 1\n\ufeffb: 2\n", [(2, 1, "SRC102")]),
        ("a: \ud800\n", [(1, 4, "SRC102")]),
    ],
)
def test_what_is_refused_is_named_at_its_place(text: str, found: list[tuple[int, int, str]]) -> None:
    assert spots(text) == found


def test_the_first_of_two_equal_keys_is_kept_and_named() -> None:
    read_in, found = read_text("a: 1\nb: 2\na: {c: 3}\n", "strategy.yml")
    assert read_in.data == {"a": "1", "b": "2"}
    assert found[0].args == {"key": "a", "first": "1"}


def test_everything_before_a_syntax_error_is_read() -> None:
    read_in, found = read_text("a: 1\na: 2\nb:\n  c: [x]\n  d: Budget: small\ne: 3\n", "strategy.yml")
    assert read_in.data == {"a": "1", "b": {"c": ["x"]}}
    assert not read_in.complete
    assert [problem.code for problem in found] == ["SRC131", "SRC142"]


# Limits


@pytest.mark.parametrize("start", ["", "- ", "a: "])
@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_is_refused_at_once(start: str, bracket: str) -> None:
    before = time.perf_counter()
    found = spots(start + bracket * 200_000)
    assert [code for _, _, code in found] == ["SRC106"]
    assert time.perf_counter() - before < 0.5


def test_sixty_four_levels_are_allowed() -> None:
    assert spots("[" * 64 + "]" * 64) == []
    assert spots("[" * 65 + "]" * 65) == [(1, 65, "SRC106")]


def test_levels_count_once_aliases_are_expanded() -> None:
    lines = ["a0: &a0 [x]", *(f"a{i}: &a{i} [*a{i - 1}]" for i in range(1, 80))]
    assert spots("\n".join(lines)) == [(64, 12, "SRC106")]


def test_values_count_once_aliases_are_expanded() -> None:
    """A few lines that stand for a billion values."""
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{chr(ord(name) - 1)}'] * 10)}]\n" for name in "bcdefghi"
    )
    before = time.perf_counter()
    assert [code for _, _, code in spots(bomb)] == ["SRC105"]
    assert time.perf_counter() - before < 3


def test_too_many_values_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_VALUES", 2)
    read_in, found = read_text("a: 1\nb: [2, 3]\n", "strategy.yml")
    assert [str(problem.position) for problem in found] == ["strategy.yml:2:8"]
    assert (read_in.data, read_in.complete) == ({}, False)
    assert spots("a: 1\n") == []


def test_too_many_short_values_are_refused_at_once() -> None:
    before = time.perf_counter()
    assert spots("a: [" + "b, " * 600_000 + "]\n") == [(1, 1_500_005, "SRC105")]
    assert time.perf_counter() - before < 10


def test_too_much_text() -> None:
    assert spots("a: " + "x" * 5_000_000) == [(1, 1, "SRC104")]
    assert spots("a: " + "标" * 1_700_000) == [(1, 1, "SRC104")]


def test_garbage_collection_is_left_as_it_was() -> None:
    for switch in (gc.disable, gc.enable):
        switch()
        before = gc.isenabled()
        document("a: 1\n")
        assert gc.isenabled() is before
    assert gc.get_freeze_count() == 0


# Properties


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab1 :：,，-#[]{}\"'\n\t>|&*!?%@\\~\x85\ufeff\0增\ud800<="), max_size=60)
    | st.text()
)
def test_any_text_is_read_or_refused_and_never_raises(text: str) -> None:
    read_in, found = read_text(text, "strategy.yml")
    lines = lines_of(text)
    assert read_in.complete or found
    for problem in found:
        assert 1 <= problem.position.line <= len(lines)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
        assert words("en").message(problem)
        assert words("zh").hint(problem) is not None


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"))
_DATA = st.recursive(
    st.none() | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT.filter(str.isascii), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(_TEXT.filter(str.isascii), _DATA, max_size=4), st.booleans())
def test_what_is_written_as_yaml_reads_back_equal(data: object, flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False, default_style='"')
    text = text.replace('!!null "null"', "~")
    read_in, found = read_text(text, "strategy.yml")
    assert read_in.data == data
    assert [problem for problem in found if problem.severity == "error"] == []


_WORD = st.from_regex(r"[a-zé增长][a-zé增长0-9 ]{0,8}[a-z0-9增长]", fullmatch=True).filter(lambda word: word != "null")


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(_WORD, st.dictionaries(_WORD, _WORD | st.lists(_WORD, max_size=3), max_size=3), max_size=3))
def test_places_point_at_the_text(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    read_in, _ = read_text(text, "strategy.yml")
    lines = text.splitlines()

    def check(value: object, place: Place, key: str | None) -> None:
        if key is not None:
            assert lines[place.key_line - 1][place.key_column - 1 :].lstrip("'\"").startswith(key)
        if isinstance(value, str):
            assert lines[place.line - 1][place.column - 1 :].lstrip("'\"").startswith(value)
            assert place.end_line == place.line
        elif isinstance(value, dict) and isinstance(place.children, dict):
            assert list(value) == list(place.children)
            for name, inner in value.items():
                check(inner, place.children[name], name)
        elif isinstance(value, list) and isinstance(place.children, list):
            for inner, inner_place in zip(value, place.children, strict=True):
                check(inner, inner_place, None)

    check(read_in.data, read_in.place, None)


# Files


def test_chapters_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        strategy="include: [personas/*.yml, team.yml, '**/a.yml']\ntitle: x\n",
        personas__b="b: 1\n",
        personas__a="a: 1\n",
        team="t: 1\n",
    )
    source = read(main, "sub/strategy.yml")
    names = ["sub/strategy.yml", "sub/personas/a.yml", "sub/personas/b.yml", "sub/team.yml"]
    assert [document.file for document in source.documents] == names
    assert [document.place.file for document in source.documents] == names
    assert source.files == (
        main,
        tmp_path / "personas/a.yml",
        tmp_path / "personas/b.yml",
        tmp_path / "team.yml",
    )
    assert source.folders == (tmp_path, tmp_path / "personas")
    assert source.problems == ()
    assert source.documents[0].data == {"include": ["personas/*.yml", "team.yml", "**/a.yml"], "title": "x"}


def test_the_main_file_and_hidden_ones_are_left_out_of_a_pattern(tmp_path: Path) -> None:
    main = write(tmp_path, strategy="include: '*.yml'\n", other="a: 1\n")
    write(tmp_path, **{".git__x": "[", ".#other": "["})
    assert [document.file for document in read(main, "strategy.yml").documents] == [
        "strategy.yml",
        "other.yml",
    ]


def test_what_include_cannot_take(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    write(tmp_path, outside="a: 1\n")
    (folder / "link.yml").symlink_to(tmp_path / "outside.yml")
    (folder / "part").mkdir()
    main = write(
        folder,
        strategy=(
            "include:\n"
            "  - ../outside.yml\n"
            "  - /etc/hosts\n"
            "  - C:\\x.yml\n"
            "  - link.yml\n"
            "  - none*.yml\n"
            "  - gone.yml\n"
            "  - part\n"
            "  - {a: b}\n"
            '  - "a\\0b"\n'
            "  - strategy.yml\n"
            "  - a**b\n"
        ),
    )
    expected = ["SRC123"] * 4 + ["SRC124"] * 2 + ["SRC125", "SRC121", "SRC124", "SRC126", "SRC124"]
    source = read(main, "strategy.yml")
    assert codes(source) == [("strategy.yml", line, 5, code) for line, code in enumerate(expected, 2)]
    assert len(source.documents) == 1


@pytest.mark.parametrize(
    ("entry", "folder"), [("q/*.yml", "."), ("q/r/*.yml", "."), ("q/a.yml", "."), ("there/r/*.yml", "there")]
)
def test_a_folder_that_is_not_there_yet_is_waited_for_in_the_nearest_one(
    tmp_path: Path, entry: str, folder: str
) -> None:
    (tmp_path / "there").mkdir()
    source = read(write(tmp_path, strategy=f"include: [{entry}]\n"), "strategy.yml")
    assert codes(source) == [("strategy.yml", 1, 11, "SRC124")]
    assert source.folders == (tmp_path / folder,)


def test_include_in_an_included_file(tmp_path: Path) -> None:
    main = write(tmp_path, strategy="include: a.yml\n", a="b: 1\ninclude: c.yml\n", c="d: 1\n")
    source = read(main, "strategy.yml")
    assert codes(source) == [("a.yml", 2, 1, "SRC122")]
    assert len(source.documents) == 2


def test_limits_are_those_of_the_whole_strategy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = write(tmp_path, strategy="include: [a.yml, b.yml]\n", a="x: 1\n", b="# long comment\n")
    monkeypatch.setattr(reading, "MOST_BYTES", 32)
    source = read(main, "strategy.yml")
    assert codes(source) == [("strategy.yml", 1, 18, "SRC104")]
    assert [document.complete for document in source.documents] == [True, True, False]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a: 目标\n".encode("utf-8-sig"), []),
        ("a: 1\nb: 增长\n".encode("gbk"), [("strategy.yml", 2, 4, "SRC101")]),
        ("a: 1\n".encode("utf-16"), [("strategy.yml", 1, 1, "SRC101")]),
        ("a: 1\n".encode("utf-16-be"), [("strategy.yml", 1, 1, "SRC101")]),
        ("a: 1\n".encode("utf-32"), [("strategy.yml", 1, 1, "SRC101")]),
        (b"a: \0\n", [("strategy.yml", 1, 4, "SRC102")]),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, found: list[tuple[str, int, int, str]]) -> None:
    path = tmp_path / "strategy.yml"
    path.write_bytes(content)
    assert codes(read(path, "strategy.yml")) == found


def test_what_cannot_be_read_is_one_plain_line(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no.yml", "SRC111"), (tmp_path, "SRC112")):
        with pytest.raises(CannotRead) as raised:
            read(path)
        assert str(raised.value).startswith(path.as_posix() + ": ")
        assert "\n" not in str(raised.value)
        assert raised.value.problem.code == code
        assert path.as_posix() in words("zh").message(raised.value.problem)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path, strategy="a: 1\n")
    path.chmod(0)
    with pytest.raises(CannotRead, match="permission"):
        read(path)
