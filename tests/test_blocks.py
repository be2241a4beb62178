"""Finished blocks on their way around Markdown: taken out, put back, and told to the search."""

import pytest

from groundplan import blocks

PAGE = """# Goals { #:goals }

<div class="gp-item" id="a&#45;b"><p>Sell   more</p><p>by <b>May</b></p></div>

Plain text.

<div markdown>not finished</div>

<figure data-search-exclude><p>drawn</p></figure>
"""


def test_only_finished_blocks_of_one_line_are_taken_out() -> None:
    rest, detached = blocks.detach(PAGE)
    assert [block[:7] for block in detached] == ["<div cl", "<figure"]
    assert rest.split("\n\n")[1:] == [
        "<!--groundplan:0-->",
        "Plain text.",
        "<div markdown>not finished</div>",
        "<!--groundplan:1-->\n",
    ]


def test_blocks_come_back_as_they_were_but_for_what_is_said_to_the_search() -> None:
    rest, detached = blocks.detach(PAGE)
    assert blocks.attach(rest, detached) == PAGE.replace(" data-search-exclude", "")


def test_signs_of_our_own_words_become_references_and_letters_of_others_stay() -> None:
    _, (block,) = blocks.detach("# A\n\n<p>3 − 1 → “Müller” – 续费 …</p>\n")
    assert block == "<p>3 &#8722; 1 &#8594; &#8220;Müller&#8221; &#8211; 续费 &#8230;</p>"


def test_anchors_of_blocks() -> None:
    assert blocks.anchors(blocks.detach(PAGE)[1]) == {"a-b"}


@pytest.mark.parametrize(
    ("block", "searched"),
    [
        ("<p>Sell\u00a0 more<br>by\tMay</p>", "Sell more by May"),
        ("<p data-search-exclude>Sell <b>more</b></p>", ""),
        ("<p>Sell <span data-search-exclude>a <i>lot</i> </span>more</p>", "Sell more"),
        ('<div><p class="a" data-search-exclude>no</p><p>yes</p><p data-search-exclude>no</p></div>', "yes"),
    ],
)
def test_the_search_reads_the_words_of_a_block(block: str, searched: str) -> None:
    assert blocks.for_search("<!--groundplan:0-->", [block]) == f"<p>{searched}</p>"
