"""Links in notes, and code that has been left open."""

from __future__ import annotations

import pytest
from tests.exporters.golden_material import MATERIAL

from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle
from app.exporters.note_pages import open_fence, with_links
from app.exporters.vault import lay_out

VAULT = lay_out(MATERIAL, Names(), LinkStyle.RELATIVE, Kind)


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("[[Norway]]", "[Norway](../Countries/Norway.md)"),
        ("[[norge]] [[NO]]", "[norge](../Countries/Norway.md) [NO](../Countries/Norway.md)"),
        ("[[D-01|the *record*]]", r"[the \*record\*](../Donations/D-01.md)"),
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


@pytest.mark.parametrize(
    ("body", "closing"),
    [
        ("words", ""),
        ("```\ncode", "```\n"),
        ("```\ncode\n```\n", ""),
        ("~~~~ py\n~~~\n", "~~~~\n"),
        ("````\n```\n", "````\n"),
        ("``` a`b\n", ""),
        ("    ```\n", ""),
    ],
)
def test_code_that_was_left_open_is_closed_before_what_follows(body: str, closing: str) -> None:
    assert open_fence(body) == closing
