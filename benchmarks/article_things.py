"""What is seen of every thing of the articles in `drafts/articles`, and whether it is given (as `draft_clues.py`).

In articles gifts are told without who gives or gets them, and most sentences tell of none; whether one was told of a
moment ago is a clue of its own. Whom a pronoun means is not learnt here, nor any day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from article_gifts import Article, is_party, same_number, told_in
from draft_clues import PARTIES, Seen, over, seen_of
from drafts import Json, shown

from app.domain.drafts.draft import Drafted
from app.domain.drafts.learnt.wording import said
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.read import Reader
from app.domain.drafts.text.before import FAR
from app.domain.drafts.weighing.clues import Clues
from app.domain.drafts.weighing.likely import AFTER_GIFT


def things_of(articles: Sequence[Article], reader: Reader) -> list[Seen]:
    """Every thing of some articles."""
    return [one for article in articles for one in _of_article(article, reader)]


def sentences_in(articles: Sequence[Article], reader: Reader) -> list[tuple[frozenset[str], bool]]:
    """The words of every sentence of some articles, and whether it tells of a gift."""
    out: list[tuple[frozenset[str], bool]] = []
    for article in articles:
        drafted = list(reader.drafts(article.text, article.published))
        for one, gifts in zip(drafted, told_in(article, drafted), strict=True):
            out.append((said(article.text[one.start : one.end], reader.kinds), bool(gifts)))
    return out


def _of_article(article: Article, reader: Reader) -> Iterator[Seen]:
    drafted = list(reader.drafts(article.text, article.published))
    ago = FAR + 1
    for one, gifts in zip(drafted, told_in(article, drafted), strict=True):
        yield from _of_sentence(article, one, gifts, reader, near=ago <= FAR)
        ago = 1 if gifts else ago + 1


def _of_sentence(
    article: Article, one: Drafted, gifts: Sequence[Json], reader: Reader, *, near: bool
) -> Iterator[Seen]:
    clues, framed = reader.clues(article.text, one.start, one.end, article.published)
    for at, piece in enumerate(clues.shape.pieces):
        if piece.thing is None:
            continue
        told = shown(piece.thing)
        bare = told["low"] is None and told["high"] is None
        gold = [gift for gift in gifts if _has(article.text, gift, told, (piece.start, piece.end))]
        if gifts and bare and not gold:
            continue  # only what has a number is sure to be in the gold
        frame = next((gift for gift in framed if at in (*gift.things, *gift.worth)), None)
        seen = seen_of(clues, at, frame, [{"spans": {}, "status": gift["status"]} for gift in gold])
        seen.thing += [AFTER_GIFT] if near else []
        for role, key in PARTIES.items():
            if gold and (who := _who(clues, gold[0][key])) is not None:
                seen.who[role] = who
            else:
                del seen.who[role]
        yield seen


def _has(text: str, gift: Json, told: Json, span: tuple[int, int]) -> bool:
    """Whether a gift has a thing: with its number, or over the words that name it."""
    stated = [one for one in (*gift["items"], gift["money"]) if one]
    if told["low"] is None and told["high"] is None:
        at = text.find(gift["words"])
        return over(span, (at, at + len(gift["words"])))
    return any(same_number(told, one) and bool(told["currency"]) == ("currency" in one) for one in stated)


def _who(clues: Clues, golden: Sequence[str]) -> set[int] | None:
    """The numbers of those in a sentence whom the gold has; None where it may be a pronoun."""
    found: set[int] = set()
    for number, one in enumerate(clues.people):
        actor = one.named or (clues.shape.pieces[one.actor].actor if one.actor >= 0 else None)
        low, high = clues.span(number)
        name = actor.name if actor is not None else clues.text[low:high]
        code = (actor.iso2 or actor.home) if actor is not None else ""
        if any(is_party(name, code, gold) for gold in golden):
            found.add(number)
    pronouns = any((actor := one.actor) and actor.kind is NamedKind.PRONOUN for one in clues.shape.pieces)
    return None if golden and not found and pronouns else found
