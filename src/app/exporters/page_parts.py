"""What the pages share: headings, lists of fields, links to notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.notes import Note
from app.exporters.markdown_text import inline
from app.exporters.material import Kind, Material
from app.exporters.quotes import Quoter
from app.exporters.vault import Page, Vault


@dataclass(frozen=True, slots=True)
class PageContext:
    """One page under way: the whole it belongs to, where it stands, and its quotes."""

    material: Material
    vault: Vault
    path: str
    quoter: Quoter
    notes: Mapping[tuple[str, int], tuple[Note, ...]]
    """Notes by what they stand on."""
    fact_countries: Mapping[int, int] = field(default_factory=dict[int, int])
    """The country of each fact, by ids."""
    level: int = 0
    """How many levels deeper its headings stand, in one document."""

    def at(self, page: Page) -> PageContext:
        """The context of another page of the same export."""
        return replace(self, path=page.path, quoter=Quoter(self.vault, page.path))

    def heading(self, level: int, text: str) -> str:
        """A heading, six levels at most."""
        return f"{'#' * min(6, level + self.level)} {inline(text)}"

    def link(self, kind: str, thing_id: int, label: str, block: str = "") -> str:
        """Markdown that leads from this page to a thing."""
        return self.vault.link(self.path, kind, thing_id, label, block)

    def notes_on(self, target: str, target_id: int) -> tuple[Note, ...]:
        """The notes on one thing."""
        return self.notes.get((target, target_id), ())

    def aliases(self, *names: str) -> tuple[str, ...]:
        """Names that are not already the file's own."""
        stem = self.path.rpartition("/")[2].removesuffix(".md")
        flat = (" ".join(name.split()) for name in names)
        return tuple(dict.fromkeys(name for name in flat if name and name != stem))


def context(material: Material, vault: Vault, path: str, level: int = 0) -> PageContext:
    """The context of a first page."""
    notes: dict[tuple[str, int], list[Note]] = {}
    for note in sorted(material.notes, key=lambda note: note.id):
        if note.target_id is not None:
            notes.setdefault((note.target, note.target_id), []).append(note)
    facts = {fact.id: profile.info.id for profile in material.countries for fact in profile.facts}
    by_thing = {thing: tuple(found) for thing, found in notes.items()}
    return PageContext(material, vault, path, Quoter(vault, path), by_thing, facts, level)


def fields(*rows: tuple[str, str]) -> str:
    """A list of names and values, which are Markdown; rows without a value are left out."""
    return "\n".join(f"- **{name}:** {value}" for name, value in rows if value)


def bullets(lines: Iterable[str]) -> str:
    """A plain list of lines of Markdown."""
    return "\n".join(f"- {line}" for line in lines)


def note_links(page: PageContext, notes: Iterable[Note]) -> list[str]:
    """A section that leads to notes, or nothing where there are none."""
    links = [page.link(Kind.NOTES, note.id, note.heading()) for note in notes]
    return [page.heading(2, "Notes"), bullets(links)] if links else []


def spelled(term: str) -> str:
    """A word of a closed vocabulary as people write it: *not_given* is *not given*."""
    return term.replace("_", " ")


def joined(blocks: Iterable[str]) -> str:
    """Blocks of Markdown with an empty line between them and a line end after the last."""
    return "\n\n".join(block for block in blocks if block) + "\n"
