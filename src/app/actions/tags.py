"""Operations on the codebook."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from app.actions.links import ask_again, links_kept
from app.actions.merge_edit import over
from app.domain.changes import Operation
from app.domain.codebook import COLORS, LONGEST_NAME, SEPARATOR, Tag, TagContent, tag_name
from app.domain.errors import BadInput, NotFound
from app.domain.language import tr
from app.domain.question_fields import Ask
from app.domain.shortened import shortened
from app.store.reads import tags as reads
from app.store.store import Store, Tx
from app.store.writes import contents
from app.store.writes import passages as passage_writes
from app.store.writes import tags as writes


def checked(content: TagContent) -> TagContent:
    """The content normalised: single spaces, LF line ends, no duplicate alias. Raises `BadInput`."""
    name = kept_name(content.name)
    if SEPARATOR in name:
        raise BadInput(tr("A tag's name cannot hold a slash; put the tag under its parent instead."))
    key = content.key.strip().lower()
    if key and (len(key) > 1 or not key.isalnum()):
        raise BadInput(tr("The key of a tag is one letter or one digit."))
    return replace(
        content,
        name=name,
        color=content.color % COLORS,
        definition=_prose(content.definition),
        when_to_use=_prose(content.when_to_use),
        when_not=_prose(content.when_not),
        examples=lines_of(content.examples),
        aliases=names_of(content.aliases),
        key=key,
    )


def kept_name(name: str) -> str:
    """A tag's name normalised: one line, single spaces. Raises `BadInput` if it has no visible character."""
    name = tag_name(name)
    if not any(char.isprintable() for char in name):
        raise BadInput(tr("A tag needs a name."))
    return name


def refuse_long(name: str) -> None:
    """Raise `BadInput` for what nobody means as the name of a new tag, as a page that was pasted by mistake."""
    if len(name) > LONGEST_NAME:
        sentence = tr("A tag's name has up to {most} letters; this has {n}. Write the rest in its definition.")
        raise BadInput(sentence.format(most=LONGEST_NAME, n=f"{len(name):,}"))


def _prose(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def lines_of(examples: Iterable[str]) -> tuple[str, ...]:
    """Each example in one line, in order; empty ones are dropped."""
    return tuple(line for example in examples if (line := " ".join(example.split())))


def names_of(aliases: Iterable[str]) -> tuple[str, ...]:
    """The single names, in order, split at semicolons, without duplicates."""
    names = (" ".join(name.split()) for alias in aliases for name in alias.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def _refuse_taken_key(tx: Tx, key: str, *, itself: int | None = None) -> None:
    for tag in reads.codebook(tx) if key else ():
        if tag.content.key == key and tag.id != itself:
            sentence = tr("The key {key} is taken by the tag “{tag}”.")
            raise BadInput(sentence.format(key=key.upper(), tag=tag.content.name))


def refuse_twin(tx: Tx, parent_id: int | None, name: str, *, itself: int | None = None) -> None:
    """Raise `BadInput` if another tag under this parent has the name."""
    twin = writes.named(tx, parent_id, name)
    if twin is not None and twin != itself:
        raise BadInput(tr("There is a tag “{name}” here already.").format(name=name))


def add_tag(store: Store, content: TagContent, parent_id: int | None = None) -> int:
    """Add a tag to the codebook. Raises `BadInput` if its name is empty or used by a sibling."""
    content = checked(content)
    refuse_long(content.name)
    with store.write(Operation.ADD_TAG, content.name) as tx:
        refuse_twin(tx, parent_id, content.name)
        _refuse_taken_key(tx, content.key)
        return contents.add(tx, content, parent_id=parent_id)


def edit_tag(store: Store, tag_id: int, content: TagContent, was: TagContent | None = None) -> None:
    """Change the name, colour or description of a tag. `was` is what the user saw: what they did not change is left
    alone. Raises `BadInput`, also if somebody else changed the same meanwhile, and `NotFound`."""
    content = checked(content)
    with store.write(Operation.EDIT_TAG, content.name) as tx:
        before = reads.one_tag(tx, tag_id)
        content = over(before.content, content, was, before.content.name)
        refuse_twin(tx, before.parent_id, content.name, itself=tag_id)
        _refuse_taken_key(tx, content.key, itself=tag_id)
        if before.content.name == content.name:
            contents.edit(tx, tag_id, content)
        else:
            refuse_long(content.name)
            with links_kept(tx, before.content.name, content.name), asked_for(tx, {}):
                contents.edit(tx, tag_id, content)


def move_tags(store: Store, tag_ids: Sequence[int], parent_id: int | None, at: int | None = None) -> None:
    """Move tags, each with its descendants, under another parent or to the top, in this order. `at` is the position of
    the first among its new siblings, the moved tags not counted; None is the last."""
    with store.write(Operation.MOVE_TAG, _names(store, tag_ids)) as tx:
        tags = reads.codebook(tx)
        moved = {tag_id: tag_of(tags, tag_id) for tag_id in tag_ids}
        above = parent_id
        while above is not None:
            if above in moved:
                raise BadInput(tr("A tag cannot be its own parent."))
            above = tag_of(tags, above).parent_id
        siblings = [other.id for other in tags if other.parent_id == parent_id and other.id not in moved]
        place = len(siblings) if at is None else at
        siblings[place:place] = moved
        with links_kept(tx, *(tag.content.name for tag in moved.values())), asked_for(tx, {}):
            for ordinal, sibling in enumerate(siblings):
                if sibling in moved:
                    refuse_twin(tx, parent_id, moved[sibling].content.name, itself=sibling)
                writes.move(tx, sibling, parent_id, ordinal)


@contextmanager
def asked_for(tx: Tx, becoming: Mapping[int, int]) -> Generator[None]:
    """Let questions go on asking for the same tags while the block renames, moves or merges some: by path, where a name
    or a path is lost. `becoming` says into which other one each is merged."""
    before = reads.codebook(tx)
    yield
    paths = {tag.id: tag.path for tag in reads.codebook(tx)}
    held = {*paths.values(), *(path.rpartition(SEPARATOR)[2] for path in paths.values())}
    names: dict[str, str] = {}
    for tag in before:
        if tag.id in becoming:
            paths[tag.id] = paths[becoming[tag.id]]
        elif tag.id not in paths and tag.parent_id is not None:  # it went into its namesake under the other parent
            paths[tag.id] = SEPARATOR.join((paths[tag.parent_id], tag.content.name))
        names |= dict.fromkeys({tag.content.name, tag.path} - held, paths[tag.id])
    ask_again(tx, lambda asked: asked.ask is Ask.TAG, names)


def _names(store: Store, tag_ids: Sequence[int]) -> str:
    return shortened(", ".join(reads.one_tag(store, tag_id).content.name for tag_id in tag_ids))


def tag_of(tags: tuple[Tag, ...], tag_id: int) -> Tag:
    """The tag of this id. Raises `NotFound`."""
    for tag in tags:
        if tag.id == tag_id:
            return tag
    raise NotFound(tr("This tag is no longer in the codebook."))


def remove_tags(store: Store, tag_ids: Sequence[int]) -> None:
    """Remove tags and their descendants, and passages left with nothing attached."""
    with store.write(Operation.REMOVE_TAG, _names(store, tag_ids)) as tx:
        tags = reads.codebook(tx)
        chosen = [tag_of(tags, tag_id) for tag_id in tag_ids]
        gone = tuple(tag.id for tag in tags if tag in chosen or any(map(tag.is_under, chosen)))
        tagged = reads.passages_of(tx, gone)
        for tag_id in tag_ids:
            tx.remove("tag", tag_id)
        passage_writes.remove_if_bare(tx, *tagged)


def ensure_path(tx: Tx, names: tuple[str, ...]) -> tuple[int, int]:
    """The tag at the end of a path of names; missing tags of the path are created. Returns its id, and how many tags
    were created."""
    parent_id: int | None = None
    made = 0
    for name in map(kept_name, names):
        found = writes.named(tx, parent_id, name)
        if found is None:
            refuse_long(name)
            content = checked(TagContent(name, reads.new_color(tx, parent_id)))
            found = contents.add(tx, content, parent_id=parent_id)
            made += 1
        parent_id = found
    assert parent_id is not None
    return parent_id, made
