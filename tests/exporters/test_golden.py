"""The export of a small workspace, byte for byte.

After a change that is meant, run with PASSAGEWORK_WRITE_GOLDEN=1 and read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.exporters.golden_material import HEBREW, LIST, MATERIAL, OURS
from tests.exporters.reading import cited_quotes
from tests.helpers.each import each

from app.exporters.dialects import Profile
from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle
from app.exporters.render import Rendered, document, pages
from app.exporters.vault import lay_out

GOLDEN = Path(__file__).parents[1] / "golden" / "markdown"


CASES = {
    "obsidian": (Profile.OBSIDIAN, LinkStyle.WIKI),
    "relative": (Profile.OBSIDIAN, LinkStyle.RELATIVE),
    "pandoc": (Profile.PANDOC, LinkStyle.RELATIVE),
    "plain": (Profile.PLAIN, LinkStyle.RELATIVE),
    "document": (Profile.OBSIDIAN, LinkStyle.NONE),
}
"""The exports that are kept, by the names of their folders."""


def rendered(case: str) -> list[Rendered]:
    profile, style = CASES[case]
    vault = lay_out(MATERIAL, Names(), style, Kind, profile, {1: "example2020con", 2: "dugma2020matanot"})
    if style is LinkStyle.NONE:
        return list(document(MATERIAL, vault, "document", "document.md", "Small workspace"))
    return list(pages(MATERIAL, vault, "index.md", "Small workspace"))


def _write(folder: Path, texts: Iterable[Rendered]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for text in texts:
        path = folder / text.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.text.encode())


def body_of(text: Rendered) -> str:
    """What comes after the front matter."""
    return text.text.partition("\n---\n")[2] if text.text.startswith("---\n") else text.text


@each("case", CASES)
def test_the_export_is_the_golden_one(case: str) -> None:
    texts = rendered(case)
    folder = GOLDEN / case
    if os.environ.get("PASSAGEWORK_WRITE_GOLDEN"):
        _write(folder, texts)
    kept = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (*folder.rglob("*.md"), *folder.rglob("*.json"))
    }
    assert {text.path: text.text.encode() for text in texts} == kept


@each("case", CASES)
def test_every_quote_in_it_is_a_passage_to_the_letter(case: str) -> None:
    passages = {LIST, "A caption.", HEBREW, OURS}
    found = {quote for text in rendered(case) for quote in cited_quotes(body_of(text))}
    assert {re.sub(r" \[@\w+, ¶\d\]$", "", quote).lstrip("[") for quote in found} - {""} == passages


@each("case", CASES)
def test_words_of_a_digest_always_say_whose_they_are(case: str) -> None:
    for text in rendered(case):
        before = ""
        for line in text.text.splitlines():
            if line.lstrip("> ").startswith("In our words"):
                assert "our paraphrase" in before.casefold(), text.path
                assert "our paraphrase of example and sample, our papers no. 7" in text.text.casefold()
            before += line if line.strip("> ") else ""
            before = before[-400:]


@each("case", CASES)
def test_no_block_id_occurs_twice_on_a_page(case: str) -> None:
    for text in rendered(case):
        ids = [line for line in text.text.splitlines() if line.startswith("^p-")]
        assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_file_and_a_block_that_is_there() -> None:
    import posixpath
    from urllib.parse import unquote

    texts = {text.path: text.text for text in rendered("plain")}
    seen = 0
    for path, text in texts.items():
        for target in re.findall(r"\]\(([^)\s]+\.md[^)\s]*)\)", text):
            file, _, block = unquote(target).partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            assert to in texts, (path, target)
            assert not block or f'<a id="{block}"></a>' in texts[to]
            seen += 1
    assert seen > 30
    for path, text in ((text.path, text.text) for text in rendered("obsidian")):
        for target in re.findall(r"\[\[([^\]|]+)\|", text):
            file, _, block = target.removesuffix("\\").partition("#")
            if file != "d-01":  # what a note says stays as its author wrote it
                assert f"{file}.md" in texts, (path, target)
                assert (
                    not block
                    or f"\n\n{block}\n\n" in {one.path: one.text for one in rendered("obsidian")}[f"{file}.md"]
                )
