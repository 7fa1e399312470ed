"""The filter of the list of passages, with the names to display."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain.codebook import Tag
from app.domain.language import tr
from app.domain.passage_filter import Match, PassageFilter, PassageGroup, TagTerm


@dataclass(frozen=True, slots=True)
class ChosenTag:
    """A tag of the filter, with the ids of its descendants, and how it must match."""

    tag: Tag
    ids: tuple[int, ...]
    match: Match = Match.ANY


@dataclass(frozen=True, slots=True)
class Wanted:
    """Tags, a source, words of the quote and other conditions; an empty filter lists everything."""

    tags: tuple[ChosenTag, ...] = ()
    source_id: int | None = None
    source_title: str = ""
    words: str = ""
    rest: PassageFilter = field(default_factory=PassageFilter)
    """What is chosen besides tags, source and words."""
    country: str = ""
    record: str = ""

    @property
    def tag(self) -> Tag | None:
        """The tag, if it is the only one and required."""
        only = self.tags[0] if len(self.tags) == 1 else None
        return only.tag if only is not None and only.match is not Match.NONE else None

    @property
    def tag_ids(self) -> tuple[int, ...]:
        """The ids of that tag and of its descendants."""
        return self.tags[0].ids if self.tag is not None else ()

    def filter(self) -> PassageFilter:
        terms = tuple(TagTerm(chosen.ids, chosen.match) for chosen in self.tags)
        return replace(self.rest, tags=terms, source_id=self.source_id, words=self.words)

    def with_tag(self, tag: Tag, ids: tuple[int, ...], match: Match = Match.ANY) -> Wanted:
        """The same with one more tag, or with that tag matched differently."""
        chosen = ChosenTag(tag, ids, match)
        if any(one.tag.id == tag.id for one in self.tags):
            return replace(self, tags=tuple(chosen if one.tag.id == tag.id else one for one in self.tags))
        return replace(self, tags=(*self.tags, chosen))

    def without_tag(self, tag_id: int) -> Wanted:
        return replace(self, tags=tuple(one for one in self.tags if one.tag.id != tag_id))

    def title(self) -> str:
        if self.tag is not None:
            return tr("Passages tagged {tag}").format(tag=self.tag.content.name)
        if self.rest.asked is not None:
            return tr("Passages asked for")
        if self.source_id is not None:
            return tr("Passages of {source}").format(source=self.source_title)
        if self.tags or self.rest != PassageFilter():
            return {
                PassageGroup.ALL: tr("Passages chosen"),
                PassageGroup.TAGGED: tr("Tagged passages"),
                PassageGroup.EVIDENCE: tr("Passages that are evidence"),
                PassageGroup.CLAIMS: tr("Claims"),
            }[self.rest.group]
        return tr("All passages")


def with_those_under(tag: Tag, codebook: tuple[Tag, ...]) -> tuple[int, ...]:
    """The ids of a tag and of all its descendants."""
    return tuple(t.id for t in codebook if t.id == tag.id or t.is_under(tag))
