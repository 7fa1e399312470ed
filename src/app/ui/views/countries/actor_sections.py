"""The page of an actor, as figures and rows: what it and its child actors gave and received. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.evidence import by_sentence, in_text_order
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.notes import Note
from app.domain.records import ActorProfile, Branch
from app.domain.totals_words import marked_words
from app.domain.vocabularies import NO_ACTOR_KIND
from app.store.reader import Reader
from app.store.reads import actor_profiles, notes
from app.ui.base.country_words import and_more
from app.ui.look.mirror import listed
from app.ui.views.countries.accounts import sums
from app.ui.views.countries.figures import KeyFigure, sum_figures
from app.ui.views.countries.plans import RowPlan, SectionPlan
from app.ui.views.countries.rows import Cell, Column
from app.ui.views.countries.sections import (
    NOTE_COLUMNS,
    QUOTE_COLUMNS,
    RECORD_COLUMNS,
    beside_section,
    given_columns,
    given_rows,
    note_rows,
    record_rows,
    sentence_row,
)

BRANCH_COLUMNS = (
    Column(later("Actor"), part=5),
    Column(later("Records"), 64, right=True),
    Column(later("Given, with its own"), part=6),
)
PREFIX = "actor:"
"""What the key of an actor in the list begins with; those of countries are their codes."""
SUMS = 3


@dataclass(frozen=True, slots=True)
class ActorMaterial:
    """The data of an actor's page, read at once."""

    profile: ActorProfile
    notes: tuple[Note, ...]

    @property
    def name(self) -> str:
        return self.profile.record.content.name

    @property
    def key(self) -> str:
        return f"{PREFIX}{self.profile.record.id}"


def read_actor(db: Reader, actor_id: int) -> ActorMaterial:
    """The data of an actor. Raises `NotFound`."""
    return ActorMaterial(actor_profiles.profile(db, actor_id), notes.on(db, "actor", actor_id))


def identity(profile: ActorProfile) -> str:
    """The line under the name: kind, home, and the number of records."""
    content = profile.record.content
    records = {row.id for row in (*profile.given, *profile.received, *profile.beside)}
    kind = "" if content.kind == NO_ACTOR_KIND else tr_term(content.kind)
    return listed((kind, profile.record.country_name, tr_n("{n} record", "{n} records", len(records))))


def actor_figures(profile: ActorProfile) -> list[KeyFigure]:
    """The sums, over most records, of what it and its child actors gave or received."""
    given = list(sum_figures(profile.given_totals, given=True))
    return [*given[:SUMS], *list(sum_figures(profile.received_totals, given=False))[: max(1, SUMS - len(given))]]


def actor_sections(material: ActorMaterial) -> list[SectionPlan]:
    """The non-empty sections."""
    profile = material.profile
    name = material.name
    evidence = by_sentence(in_text_order(profile.record.evidence), lambda item: item.label)
    found = [
        *sums(profile.received_totals, profile.given_totals),
        SectionPlan("branches", tr("Belongs to it"), BRANCH_COLUMNS, tuple(map(_branch, profile.branches))),
        SectionPlan("given", tr("Donations given"), given_columns(), given_rows(profile.given, name)),
        SectionPlan("received", tr("Donations received"), RECORD_COLUMNS, record_rows(profile.received, name)),
        beside_section(profile.beside, name),
        SectionPlan("passages", tr("Passages"), QUOTE_COLUMNS, tuple(map(sentence_row, evidence)), heads=False),
        SectionPlan("notes", tr("Notes"), NOTE_COLUMNS, note_rows(material.notes), heads=False),
    ]  # fmt: skip
    return [section for section in found if section.rows]


def _branch(branch: Branch) -> RowPlan:
    key = f"{PREFIX}{branch.row.id}"
    amounts = [marked_words(one) for one in branch.given.numbered]
    shown = and_more("; ".join(amounts[:2]), len(amounts) - 2)
    cells = (
        Cell(branch.row.content.name, link=key),
        Cell(f"{branch.row.with_own:,}"),
        Cell(shown or tr("not stated"), ink="ink" if shown else "muted"),
    )
    return RowPlan(key, cells, tr("Enter shows its page"))
