"""Links in notes, and code that has been left open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exporters.golden_material import MATERIAL
from tests.helpers.each import each

from app.domain.notes import Note
from app.exporters import note_links
from app.exporters.file_names import Names
from app.exporters.markdown_writer import MarkdownWriter
from app.exporters.material import Kind, LinkStyle, Material
from app.exporters.note_links import open_end
from app.exporters.render import document
from app.exporters.vault import Vault, lay_out

VAULT = lay_out(MATERIAL, Names(), LinkStyle.RELATIVE, Kind)


def with_links(body: str, vault: Vault, path: str) -> str:
    """A note as it stands in the file at `path`."""
    return note_links.with_links(body, vault, MarkdownWriter(vault, path).linked)


@each(
    "body, linked",
    [
        ("[[Norway]]", "[Norway](../Countries/Norway.md)"),
        ("[[norge]] [[NO]]", "[norge](../Countries/Norway.md) [NO](../Countries/Norway.md)"),
        ("[[D-01|the *record*]]", r"[the \*record\*](../Donations/D-01%20Masks%20to%20Norway.md)"),
        ("[[Motive/Image repair#x]]", r"[Motive/Image repair\#x](../Tags/Image%20repair.md)"),
        ("[[nobody]] [[Norway", "[[nobody]] [[Norway"),
        ("`[[Norway]]` ``a ` [[Norway]]``", "`[[Norway]]` ``a ` [[Norway]]``"),
        ("```\n[[Norway]]\n```\n[[NO]]", "```\n[[Norway]]\n```\n[NO](../Countries/Norway.md)"),
        ("~~~ x\n```\n[[Norway]]\n~~~\n", "~~~ x\n```\n[[Norway]]\n~~~\n"),
        ("[[NO]]\n```\n[[Norway]]\n", "[NO](../Countries/Norway.md)\n```\n[[Norway]]\n"),
        ("```x``` [[NO]]", "```x``` [NO](../Countries/Norway.md)"),
    ],
)
def test_a_link_leads_to_its_page_and_code_stays(body: str, linked: str) -> None:
    assert with_links(body, VAULT, "Notes/x.md") == linked


def test_a_passage_named_by_its_uid_is_linked_to_its_block() -> None:
    passage = next(iter(VAULT.passages.values()))
    block = VAULT.blocks[passage.id]
    page = VAULT.pages[Kind.SOURCES, passage.source_id]
    body = f"[[p-{passage.uid[:8]}|¶ 1]] [[p-00000000]] `[[p-{passage.uid[:8]}]]`"
    relative = with_links(body, VAULT, "Notes/x.md")
    assert relative.startswith("[¶ 1](../Sources/")
    assert f"#%5E{block})" in relative
    assert relative.endswith(f"[[p-00000000]] `[[p-{passage.uid[:8]}]]`")
    wiki = lay_out(MATERIAL, Names(), LinkStyle.WIKI, Kind)
    named = with_links(body, wiki, "Notes/x.md")
    assert named.startswith(f"[[{page.path.removesuffix('.md')}#^{block}|¶ 1]] [[p-00000000]]")
    note = next(page for (kind, _), page in VAULT.pages.items() if kind is Kind.NOTES)
    uid = note.key.partition(":")[2]
    assert with_links(f"[[n-{uid}|see]]", VAULT, "Notes/x.md").startswith("[see](")


def test_in_one_document_a_link_is_what_it_is_called() -> None:
    alone = lay_out(MATERIAL, Names(), LinkStyle.NONE, Kind)
    passage = next(iter(alone.passages.values()))
    body = f"[[Norway]] [[D-01|the *record*]] [[nobody]] [[p-{passage.uid[:8]}|¶ 1]] `[[NO]]`"
    assert with_links(body, alone, "x.md") == r"Norway the \*record\* nobody ¶ 1 `[[NO]]`"


@each(
    "body, closing",
    [
        ("words", ""),
        ("```\ncode", "```\n"),
        ("```\ncode\n```\n", ""),
        ("~~~~ py\n~~~\n", "~~~~\n"),
        ("````\n```\n", "````\n"),
        ("``` a`b\n", ""),
        ("    ```\n", ""),
        ("- a\n  ```\n  b", ""),
        ("- ```\n\n```\ncode", "```\n"),
        ("a\n<!-- to do\n\nb\n", "-->\n"),
        ("<!-- done -->\n", ""),
        ("<!-- to\n\ndo --> x\n```\n", "```\n"),
        ("```\n<!--\n```\n", ""),
        ("~~~\n<!--\n", "~~~\n"),
        ("<!--\n```\n-->\n", ""),
        ("<!--\n```\n", "-->\n"),
        ("words <!-- none\n", ""),
        ("    <!-- code\n", ""),
        ("  <Script>\nx\n", "</pre>\n"),
        ("<style>a</style>\n", ""),
        ("<textarea\n\n", "</pre>\n"),
        ("<premium>\n", ""),
        ("<?php\n", "?>\n"),
        ("<![CDATA[\n", "]]>\n"),
        ("<!DOCTYPE\n", ">\n"),
        ("<div>\n", ""),
    ],
)
def test_what_was_left_open_is_closed_before_what_follows(body: str, closing: str) -> None:
    assert open_end(body) == closing


@each("body", ["```\ncode", "<!-- to do\n\nmore", "~~~\n", "<pre>\n\nx", "a <b> b", "- a\n  ```\n  b", "> <!--\n> x"])
def test_in_one_document_no_note_swallows_the_next(body: str) -> None:
    notes = (
        Note(1, "e1", "First", body, "", None, "", "", "", ""),
        Note(2, "e2", "Second", "x", "", None, "", "", "", ""),
    )
    material = Material(notes=notes)
    vault = lay_out(material, Names(), LinkStyle.NONE, Kind)
    text = next(document(material, vault, "document", "d.md", "All")).text.partition("\n---\n")[2]
    parsed = MarkdownIt("commonmark", {"html": True}).parse(text)
    heads = [
        parsed[n + 1].content for n, token in enumerate(parsed) if token.type == "heading_open" and not token.level
    ]
    assert heads == ["All", "Notes", "First", "Second"]


PIECES = st.lists(
    st.sampled_from(
        [
            "`",
            "``",
            "```",
            "~~~",
            "\n",
            "\n\n",
            "[[Norway]]",
            "[[",
            "]]",
            "a",
            " ",
            "    ",
            "<!--",
            "-->",
            "> ",
            "- ",
            "\\",
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_what_follows_a_note_is_on_its_own_whatever_the_note_says(body: str) -> None:
    parsed = MarkdownIt("commonmark", {"html": True}).parse(f"{body}\n{open_end(body)}\n## After\n")
    assert parsed[-2].content == "After"
    assert (parsed[-1].type, parsed[-1].level) == ("heading_close", 0)


@each(
    "body",
    [
        "".join("`" * n + "a" for n in range(1, 1400)),
        "`a " * 300_000,
        "[[a" * 300_000,
        "```\n[[" * 200_000,
        "[[NO|" * 100_000,
    ],
)
def test_a_note_of_signs_takes_as_long_as_it_is(body: str) -> None:
    """A megabyte each, which took minutes; the budget is for a machine on which plain words take a tenth."""
    assert with_links(body, VAULT, "Notes/x.md") == body
    assert len(open_end(body)) < 2_000
