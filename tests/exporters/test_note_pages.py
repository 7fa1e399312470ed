"""Links in notes, and code that has been left open."""

from __future__ import annotations

import pytest
from tests.exporters.golden_material import MATERIAL

from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle
from app.exporters.note_pages import open_fence, resolve_links
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
    ],
)
def test_a_link_leads_to_its_page_and_code_stays(body: str, linked: str) -> None:
    assert resolve_links(body, VAULT, "Notes/x.md") == linked


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
