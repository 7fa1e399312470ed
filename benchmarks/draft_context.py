"""What the text says of everybody who may be meant by a gift of whole articles, and who of them the gold has.

From it `weigh_drafts.py` learns how much each clue of `domain/drafts/weighing/meant.py` says. The articles are those of
`drafts/articles`, by other hands, and what `drafts/whole.txt` and `drafts/passages.txt` have, by ours. Lines of
`drafts` in which other sentences stand before the one that is meant are learnt from as well, each file a hand.
`context_right.py` prints how often the right one is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from article_gifts import ARTICLES, Article, is_party, likeness, load, paired, same_number, told_in
from draft_clues import OF_NETWORK, PARTIES, TRIED, UNREAD, Seen, seen_of
from drafts import HERE, Json, name_key, same_party, shown, spanned
from drafts import load as lines_of
from drafts import meant as sentence_of
from drafts import paired as likest
from passages import told
from strangers import LEARNT_FROM, hand_of

from app.domain.drafts.draft import Drafted, DraftParty, Field, draft_as_json
from app.domain.drafts.filling.filling import draft_of
from app.domain.drafts.learnt.weights import Weights
from app.domain.drafts.read import Reader
from app.domain.drafts.text.line_ends import in_sentences, unbroken
from app.domain.drafts.weighing.clues import Clues
from app.domain.drafts.weighing.meant import Option, options
from app.domain.drafts.weighing.together import Asking
from app.importers.actors import load_actor_reader, load_word_kinds
from app.paths import REFERENCE

LIKE = 4
"""How like a gift a draft has to be (`likeness`) to be of it."""


class Meant(NamedTuple):
    """What was asked of one gift, everybody who may be meant, and the numbers of who is."""

    article: str
    asking: Asking
    options: list[Option]
    right: set[int]
    getters: set[int]
    """The numbers of who gets it, where it is asked who gives it."""

    @property
    def field(self) -> Field:
        """What was asked."""
        return self.asking.asked.field


def articles(reader: Reader) -> list[Article]:
    """All that is learnt from."""
    return [*(one for one in load(ARTICLES, reader) if hand_of(one) in LEARNT_FROM), *_passages()]


def _passages() -> Iterator[Article]:
    """The passages of the files, as articles."""
    text = "".join((HERE / name).read_text(encoding="utf-8") for name in ("whole.txt", "passages.txt"))
    for number, block in enumerate(re.split(r"(?m)^# ", text)[1:]):
        head, _, rest = block.partition("\n")
        lines = rest.strip().split("\n")
        text = "\n".join(line for line in lines if not line.startswith("=")).strip()
        gifts = [told(line) for line in lines if line.startswith("=")]
        golden = [
            {
                "donors": gift.donors,
                "recipients": gift.recipients,
                "items": [_item(one) for one in gift.items],
                "money": _sum(gift.money),
                "status": gift.status,
            }
            for gift in gifts
        ]
        yield Article(f"passage {number}", text, head.split()[1], golden)


def _item(words: str) -> Json:
    number, _, item = words.partition(" ")
    low = number if number.isdigit() else None
    return {"item": item if low else words, "low": low, "high": low}


def _sum(words: str) -> Json | None:
    currency, _, low = words.partition(" ")
    return {"currency": currency, "low": low, "high": low} if low else None


Drafting = tuple[Json, list[Asking]]
"""A draft, and what was asked of whom the text speaks for it."""


def asked_in(text: str, published: str, reader: Reader) -> tuple[list[Drafted], list[list[Drafting]]]:
    """What is drafted of each sentence of a text in order, and what is asked for it."""
    before = reader.opening(text)
    places: list[Drafted] = []
    asked: list[list[Drafting]] = []
    for start, end in in_sentences(text):
        asking: list[Drafting] = []
        if reader.reads(text, start, end):
            for one in reader.cases(text, start, end, published, before)[2]:
                if (draft := draft_of(one)) is not None:
                    asking.append((draft_as_json(draft), one.asked))
        found, then = reader.sentence(text, start, end, published, before)
        before = then()
        places.append(Drafted(start, end, tuple(found)))
        asked.append(asking)
    return places, asked


def meant_in_line(name: str, row: Json, reader: Reader) -> Iterator[Meant]:
    """Everything that is asked of the sentence of a line that is meant, where others stand before it."""
    text = unbroken(row["text"], list(in_sentences(row["text"])))
    places, asked = asked_in(text, row["published"], reader)
    place = sentence_of(row, places)
    if place is None or place is places[0]:
        return
    asking = asked[places.index(place)]
    drafts = [spanned(draft) for draft, _ in asking]
    for draft, gold in likest(drafts, [spanned(one) for one in row["drafts"]]):
        if draft is None or gold is None:
            continue
        for one in asking[drafts.index(draft)][1]:
            found = options(one.asked)
            getters = set[int]()
            if one.of_getters is not None:
                getters = _right_of(options(one.of_getters), gold[Field.RECIPIENTS])
            yield Meant(name, one, found, _right_of(found, gold[one.asked.field]), getters)


def _right_of(found: Sequence[Option], golden: Sequence[Json]) -> set[int]:
    """The numbers of those that the gold of a line has, or of nobody."""
    right = {
        number
        for number, option in enumerate(found)
        if any(_is_gold(one, gold) for one in option.parties for gold in golden)
    }
    return right or {len(found) - 1}


def _is_gold(one: DraftParty, gold: Json) -> bool:
    """Whether somebody is whom the gold has, which names the people and houses of a place by the place."""
    party = {"name": one.name, "iso2": one.iso2, "span": (one.start, one.end)}
    words, named = (f" {name_key(said)} " for said in (gold["name"], one.name.removesuffix("'s").replace("'s ", " ")))
    return same_party(party, gold) or (not one.iso2 and words in named)


def meant_in(article: Article, reader: Reader) -> Iterator[Meant]:
    """Everything that is asked as an article is drafted in order, where the gold knows the gift."""
    places, asked = asked_in(article.text, article.published, reader)
    if not article.by_others:
        yield from _paired(article, article.gifts, [one for each in asked for one in each])
        return
    for gifts, asking in zip(told_in(article, places), asked, strict=True):
        yield from _paired(article, gifts, asking)


def _paired(article: Article, gifts: Sequence[Json], asking: Sequence[Drafting]) -> Iterator[Meant]:
    drafts = [draft for draft, _ in asking]
    for gift, draft in zip(gifts, paired(drafts, gifts), strict=True):
        if draft is None or (likeness(draft, gift) < LIKE and len(drafts) > 1):
            continue
        for one in next(questions for other, questions in asking if other is draft):
            found = options(one.asked)
            if gift[one.asked.field] or article.by_others:
                getters = set[int]()
                if one.of_getters is not None:
                    getters = _right(options(one.of_getters), gift[Field.RECIPIENTS])
                yield Meant(article.name, one, found, _right(found, gift[one.asked.field]), getters)


def _right(found: Sequence[Option], golden: Sequence[str]) -> set[int]:
    """The numbers of those that the gold has, or of nobody."""
    right = {
        number
        for number, option in enumerate(found)
        if any(is_party(party.name, party.iso2, gold) for party in option.parties for gold in golden)
    }
    return right or {len(found) - 1}


def parties_in(article: Article, reader: Reader) -> Iterator[Seen]:
    """Every thing that is given in an article by other hands, and who in its sentence gives and gets it, if anybody."""
    places = [Drafted(start, end, ()) for start, end in in_sentences(article.text)]
    for place, gifts in zip(places, told_in(article, places), strict=True):
        if not gifts or not reader.reads(article.text, place.start, place.end):
            continue
        clues, found = reader.clues(article.text, place.start, place.end, article.published)
        for at, piece in enumerate(clues.shape.pieces):
            gold = None if piece.thing is None else _gold_of(gifts, shown(piece.thing))
            if gold is not None:
                gift = next((one for one in found if at in (*one.things, *one.worth)), None)
                one = seen_of(clues, at, gift, [{"spans": {}, "status": ""}])
                one.who = {role: _who(clues, gold[key]) for role, key in PARTIES.items()}
                yield one


def _gold_of(gifts: Sequence[Json], thing: Json) -> Json | None:
    """The gift that a thing with a number is of."""
    for gift in gifts:
        for gold in (*gift["items"], *([gift["money"]] if gift["money"] else [])):
            if gold["low"] is not None and thing["low"] is not None and same_number(thing, gold):
                return gift
    return None


def _who(clues: Clues, gold: Sequence[str]) -> set[int]:
    """The numbers of those in a sentence who are meant."""
    right: set[int] = set()
    for number, one in enumerate(clues.people):
        actor = one.named or (clues.shape.pieces[one.actor].actor if one.actor >= 0 else None)
        low, high = clues.span(number)
        words = clues.text[low:high] if actor is None or not actor.iso2 else actor.name
        if any(is_party(words, actor.iso2 if actor is not None else "", each) for each in gold):
            right.add(number)
    return right


Choice = tuple[list[tuple[str, ...]], set[int]]


def choices(meant: Sequence[Meant]) -> Iterator[Choice]:
    """The clues of everybody who may be meant, or of every pair, and who is."""
    for one in meant:
        rows, right = list[tuple[str, ...]](), set[int]()
        for numbers, clues in one.asking.rows(one.options):
            if all(at in so for at, so in zip(numbers, (one.right, one.getters), strict=False)):
                right.add(len(rows))
            rows.append(tuple(f"{of}|{clue}" for of, said in clues.items() for clue in said))
        if right:
            yield rows, right


def seen_through(weights: Weights, left: Collection[str] = ()) -> list[Meant]:
    """All that is asked of all articles and lines but those of some hands, where drafts are made by some weights."""
    reader = Reader(load_actor_reader(REFERENCE), weights, load_word_kinds(REFERENCE))
    every = [one for one in articles(reader) if not one.by_others or hand_of(one) not in left]
    files = [path for path in sorted(HERE.glob("*.jsonl")) if path.stem not in {*UNREAD, *TRIED, *OF_NETWORK, *left}]
    of_lines = [one for path in files for row in lines_of(path) for one in meant_in_line(path.stem, row, reader)]
    return [*(one for article in every for one in meant_in(article, reader)), *of_lines]
