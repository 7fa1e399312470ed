"""What a person adds to a draft that no rule reads: on what condition, who pays, through whom, parts of the sum, the
days of its events, and the records that it delivers, repeats or follows, or that deliver it.

Each is among the `own` values of the draft, under a key that no field of a workspace can have. It is kept as words,
which are read when they are chosen and once more when the record is made. Where the sentence plainly says one, its
words are offered; they are the draft's only once somebody takes them. Another record is kept as *D-12 · its title*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.domain import instalments
from app.domain.donations import Amount, CountSpan, Donation, EventDate, Party
from app.domain.drafts import card
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Draft, DraftMoney, DraftOwn, DraftParty, Field, Span
from app.domain.language import later, tr, tr_term
from app.domain.money import as_its_words_say, read_money
from app.domain.records import DonationRecord, FieldPlace
from app.domain.relations import LINK_WORDS
from app.domain.shortened import shortened
from app.domain.source_sentence import SourceSentence
from app.domain.sum_labels import sum_label
from app.domain.terms import AmountRole, DateEvent, LinkKind, Outcome, PartyRole

if TYPE_CHECKING:
    from app.domain.drafts.read import Reader


class Further(NamedTuple):
    """A row that a draft can have beyond those of the rules."""

    key: str
    evidence: str
    """The name under which passages are linked to it."""
    about: PartyRole | AmountRole | DateEvent | LinkKind | None = None
    """What the party, the amount, the day or the other record is; None for a field, whose words are kept as they
    are."""
    like: Field | None = None
    """The field of a draft that takes the same words; None where it takes any."""
    name: str = ""
    """Where it is not what it is about."""

    @property
    def label(self) -> str:
        if isinstance(self.about, DateEvent):
            return tr("{event} on").format(event=tr_term(self.about)).capitalize()
        if isinstance(self.about, AmountRole):
            return sum_label(self.about)
        return tr(self.name) if self.name or self.about is None else tr_term(self.about).capitalize()


_TITLE = 60
"""Code points of a title behind the number of its record."""
DELIVERED_BY = "+delivered_by"
LINKS = {**{f"+{kind.value}": kind for kind in LINK_WORDS}, DELIVERED_BY: LinkKind.DELIVERS}
"""What a draft may be to another record, by the keys of its rows; what delivers a pledge is that to it."""
_SUM_KEYS = {AmountRole.DELIVERED: "part"}
"""The keys of further sums, where they are not their roles."""
FURTHER = (
    Further("+condition", "condition", name=later("Condition")),
    Further("+instalments", "instalments", name=later("Number of instalments")),
    *(
        Further(f"+{role.value}", role.value, role, Field.DONORS)
        for role in (PartyRole.PAYER, PartyRole.INTERMEDIARY, PartyRole.OWNER, PartyRole.BENEFICIARY)
    ),
    *(
        Further(f"+{_SUM_KEYS.get(role, role.value)}", "amount", role, Field.MONEY)
        for role in (
            AmountRole.THROUGH,
            AmountRole.INSTALMENT,
            AmountRole.DELIVERED,
            AmountRole.ALTERNATIVE,
            AmountRole.COUNTER_VALUE,
            AmountRole.SHARED_COST,
        )
    ),
    *(Further(f"+on_{event.value}", "event", event, Field.DATE) for event in DateEvent),
    *(Further(key, "", kind, Field.OWN, LINK_WORDS[kind][int(key == DELIVERED_BY)]) for key, kind in LINKS.items()),
)
"""All of them, in the order of their rows."""
OF_KEY = {one.key: one for one in FURTHER}


def is_like(row: Row) -> Field | None:
    """The field whose words a row takes: its own, or for a further one that of the same kind."""
    one = OF_KEY.get(row.own[0])
    return row.field if one is None else one.like


def put(draft: Draft, row: Row) -> Draft:
    """The draft in which a sum that a further row says is no other sum of it as well."""
    one = OF_KEY.get(row.own[0])
    if one is None or one.like is not Field.MONEY:
        return draft
    span = next(Span(said.start, said.end) for said in draft.own if said.key == one.key)
    amounts = (each for n, each in enumerate(draft.amounts) if not n or (each.start, each.end) != span)
    kept = tuple(amounts)
    spans = tuple(one for one in draft.spans.get(Field.MONEY, ()) if one != span)
    return replace(draft, amounts=kept, spans={**draft.spans, Field.MONEY: spans})


def refuse_unread(row: Row, words: str, reader: Reader, published: str) -> None:
    """Raise `BadInput` where a row is none that can say these words."""
    one = OF_KEY.get(row.own[0])
    if one is not None and one.key not in LINKS:
        _read(one, words, reader, published)


def _read(one: Further, words: str, reader: Reader, published: str) -> Draft:
    """A draft that says these words in the field that takes such."""
    if one.like is Field.MONEY and (sum_read := read_money(words)) is not None:  # also *22 million* alone
        found = sum_read.money
        money = DraftMoney(found.low, found.high, found.currency, found.qualifier, words, 0, len(words))
        return Draft(Outcome.GIVEN, amounts=(money,))
    row = Row(one.like or Field.ASSERTED_BY, 0, "", "", None, "")
    return card.with_words(Draft(Outcome.GIVEN), row, reader, words, Span(0, len(words)), published)


_JOINT = re.compile(r"(?:,|,? and|,? &) (?:the )?")


def _parties(one: Further, said: DraftOwn, reader: Reader, text: str) -> list[DraftParty]:
    """Who is named, and each of a list: *Chad and Niger*; with the article before the words, where *the Emirates* are
    a country and *Emirates* none."""
    words = said.words
    named = reader.named(words, 0, len(words))
    between = [words[low.end : high.start] for low, high in pairwise(named)]
    if between and all(map(_JOINT.fullmatch, between)) and len(words) == named[-1].end and not named[0].start:
        return [DraftParty(who.name, who.iso2, who.start, who.end) for who in named]
    party = _read(one, words, reader, "").donors[0]
    if party.iso2 or not text[: said.start].endswith("the "):
        return [party]
    with_article = _read(one, f"the {words}", reader, "").donors[0]
    return [with_article if with_article.iso2 else party]


def added(
    content: Donation, draft: Draft, reader: Reader, published: str, text: str = ""
) -> tuple[Donation, Mapping[str, Sequence[FieldPlace]]]:
    """The record with all that a draft says further in this `text`, and by key where it has each: its field, and which
    parts."""
    own, places = {one.key: one for one in draft.own}, dict[str, Sequence[FieldPlace]]()
    said = {key: one.words for key, one in own.items()}
    for one in FURTHER:
        if one.key not in said:
            continue
        read = Draft(Outcome.GIVEN)
        parts: Sequence[int | None] = (None,)
        if one.key not in LINKS and one.like is not Field.DONORS:
            read = _read(one, said[one.key], reader, published)
        match one.about:
            case PartyRole():
                named = _parties(one, own[one.key], reader, text)
                parts = range(len(content.parties), len(content.parties) + len(named))
                parties = (Party(one.about, party.name, iso2=party.iso2) for party in named)
                content = replace(content, parties=(*content.parties, *parties))
            case AmountRole():
                parts = (len(content.amounts),)
                content = replace(content, amounts=(*content.amounts, _amount(one.about, read, content)))
            case DateEvent():
                day, parts = read.date, (len(content.dates),)
                assert day is not None
                event = EventDate(
                    day.first, day.last, day.precision, day.as_stated, inferred=bool(day.inferred), event=one.about
                )
                content = replace(content, dates=(*content.dates, event))
            case LinkKind():  # the record is linked once it is made
                pass
            case None:
                content = replace(content, **{one.evidence: _field(one, said[one.key])})
        places[one.key] = [(one.evidence, part) for part in parts]
    return content, places


def _field(one: Further, words: str) -> str | CountSpan:
    """What a field of its own holds by these words."""
    if one.evidence == "condition":
        return words
    read = instalments.number_in(words)
    return CountSpan(as_stated=words) if read is None else CountSpan(read.low, read.high, read.qualifier, words)


def _amount(role: AmountRole, read: Draft, content: Donation) -> Amount:
    """A part of the sum, without a currency of its own in that of the whole; what goes through somebody names whom."""
    one, main = read.amounts[0], content.money
    through = (*content.names(PartyRole.INTERMEDIARY), *content.names(PartyRole.CARRIER))
    name = through[0] if role is AmountRole.THROUGH and through else ""
    currency = one.currency or ("" if main is None else main.currency)
    period = as_its_words_say(Amount(role, one.low, one.high, currency, one.qualifier, one.as_stated).money).period
    return Amount(role, one.low, one.high, currency, one.qualifier, one.as_stated, period, through=name)


def called(ref: str, title: str) -> str:
    """Another record, as a draft keeps it."""
    return f"{ref} · {shortened(title, _TITLE)}"


class LinkSaid(NamedTuple):
    """A record that a draft delivers, repeats or follows, or that delivers it."""

    kind: LinkKind
    ref: str
    on: Span
    """The words that say so."""
    other_way: bool
    """Whether the link goes out of that record."""


def links_of(draft: Draft) -> Iterator[LinkSaid]:
    """The records that a draft is linked to."""
    for one in draft.own:
        if one.key in LINKS:
            ref, on = one.words.partition(" · ")[0], Span(one.start, one.end)
            yield LinkSaid(LINKS[one.key], ref, on, one.key == DELIVERED_BY)


def linked(draft: Draft, key: str, record: str, on: Span | None = None) -> Draft:
    """The draft in which a row names another record, `called` so, on these words, or on those that it has already."""
    was = next((one for one in draft.own if one.key == key), DraftOwn(key, "", 0, 0))
    made = was._replace(words=record, start=on.start if on else was.start, end=on.end if on else was.end)
    return replace(draft, own=(*(one for one in draft.own if one.key != key), made))


def place_in(record: DonationRecord, key: str) -> FieldPlace:
    """Where an existing record says what a draft says further under a key; the whole record where it does not."""
    one = OF_KEY[key]
    if one.about is None:
        said = getattr(record.content, one.evidence)
        return (one.evidence, None) if said not in ("", CountSpan()) else ("", None)
    same = (part_id for _, part_id, part in record.parts() if _about(part) is one.about)
    return next(((one.evidence, part_id) for part_id in same), ("", None))


def _about(part: object) -> object:
    return part.event if isinstance(part, EventDate) else getattr(part, "role", None)


_CONDITION = re.compile(
    r"(?:\bon (?:the )?condition that|\bprovid(?:ed|ing) that|\bon the understanding that) (?P<that>[^;()]+)"
    r"|(?<!as )(?<!even )(?<!what )(?P<if>\b(?:if (?!not\b|only\b|any\b|necessary|needed|possible)|unless |subject to |"
    r"(?:as|so) long as )[^;()]+)",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:(?P<credit_line>credit lines?|lines? of credit)|"
    r"(?P<loan>lent|lends?|loan(?:s|ed)?|repayable|repaid|(?:to be|must be|are to) (?:paid|pay) back)|"
    r"(?P<deposit>deposit(?:s|ed)?)|(?P<swap>swap(?:s|ped)?|exchang(?:es?|ed)(?= [^.;]{1,80}\bfor\b))|"
    r"(?P<sale>sold|sells?|(?:below|under) (?:its|their|the) (?:\w+ )?prices?|"
    r"at (?:a )?(?:reduced|half) (?:\w+ ){0,3}prices?)|"
    r"(?P<shared_cost>(?:shar(?:es?|ed|ing)|split(?:s|ting)?) the costs?|cost-sharing|"
    r"(?:bears?|bore) the costs?(?= [^.;]{0,80}\b(?:together|jointly)\b)))\b",
    re.IGNORECASE,
)
_BEFORE_NAME = {
    "+payer": r"(?:paid(?: for)?|funded|financed|met) by|at the (?:expense|cost) of",
    "+intermediary": r"through|via|by way of",
    "+owner": r"property of|owned by|belong(?:s|ed|ing)? to",
}
_FOR_WHOM = re.compile(
    r"(?:(?<!\w)(?:for|to (?:help|assist|support|aid|feed|shelter|vaccinate|reach|treat))"
    r"|['’]s (?:[a-z-]+ )?(?:work|operations?|response|programmes?|efforts?|mission|activities) in)"
    r"(?: (?!(?:by|from|after|against|with|than|under|since|before|during|named)\b)[a-z-]+){0,5} \Z"
)
"""Before the name of whom an organisation gets something for."""
_OF_ANOTHER = re.compile(r"[;.\d]")
"""What begins another gift, behind the recipient of this one."""
_OR = re.compile(r"\bor(?: else| even)?,? (?:about |some |around |up to |as much as )?\Z", re.IGNORECASE)
_HAS_COME = re.compile(
    r"(?: of (?:it|which|this|that))?,? (?:has|have|had|was|were)\b(?: already| so far)?(?: been)? "
    r"(?:paid|disbursed|delivered|arrived|transferred|released|handed)\b",
    re.IGNORECASE,
)
_EVENTS = {
    DateEvent.ANNOUNCED: "announced",
    DateEvent.PROMISED: "promised|pledged",
    DateEvent.DUE: "due|to be paid|to arrive",
    DateEvent.SHIPPED: "shipped|set sail|sailed|left",
    DateEvent.DELIVERED: "delivered|arrived|handed over|landed|reached",
    DateEvent.RETURNED: "returned|given back|paid back|repaid",
    DateEvent.CANCELLED: "cancell?ed|withdrew|withdrawn|called off|revoked",
}
_EVENT = re.compile(
    "|".join(rf"(?<!had )\b(?P<{event.value}>{words})\b" for event, words in _EVENTS.items()), re.IGNORECASE
)


def terms_in(text: str, sentence: Span) -> tuple[str, Span] | None:
    """The terms of giving that a word of a sentence names, by their key, and the word."""
    found = _TERMS.search(text, *sentence)
    return None if found is None else (found.lastgroup or "", Span(*found.span()))


def with_word_of_terms(draft: Draft, sentence: SourceSentence, *, as_read: bool = False) -> Draft:
    """The draft whose terms have the word of the sentence that names them as their evidence; `as_read` by the rules,
    which call all that is no gift a loan, they are those that the word names."""
    found = terms_in(sentence.text, sentence.span)
    if found is None or Field.TERMS in draft.spans or not draft.terms or (found[0] != draft.terms and not as_read):
        return draft
    return replace(draft, terms=found[0], spans={**draft.spans, Field.TERMS: (found[1],)})


_OUTCOME_WORDS = {
    Outcome.ANNOUNCED: r"announce[sd]?|announcement",
    Outcome.PROMISED: r"promise[sd]?|pledge[sd]?|commit(?:s|ted)?|commitment",
    Outcome.OFFERED: r"offer(?:s|ed)?",
    Outcome.CANCELLED: _EVENTS[DateEvent.CANCELLED],
}


def with_outcome(draft: Draft, outcome: Outcome, sentence: SourceSentence) -> Draft:
    """The draft with another outcome, on the word of the sentence that says it nearest to what is given, if there is
    one; the former outcome's words say another."""
    made, words = card.with_outcome(draft, outcome), _OUTCOME_WORDS.get(outcome, r"(?!)")
    what = next((one.start for one in (*draft.items, *draft.amounts)), sentence.span.start)
    named = re.compile(rf"\b(?:{words})\b", re.IGNORECASE).finditer(sentence.text, *sentence.span)
    found = [Span(*one.span()) for one in named]
    said = min(found, key=lambda one: abs(one.start - what), default=None)
    return made if said is None else replace(made, spans={**made.spans, Field.STATUS: (said,)})


_PROMISED = r"(?:pledge[sd]?|promise[sd]?|announced|offered|commitments?|committed)"
_OF_EARLIER = {
    LinkKind.DELIVERS: re.compile(
        rf"\b(?:of|from|under|towards?|on|with|fulfil(?:s|led|ling)?|honou?r(?:s|ed|ing)?|redeem(?:s|ed|ing)?) "
        rf"(?P<that>(?:the|its|their|his|her|an?|this|that|those) [^;()]{{0,100}}?\b{_PROMISED}\b"
        r"(?: (?:to \w+ )?(?:in|on|of|last) (?:\w+ ){0,3}?(?:\d{4}|year|spring|summer|autumn|winter|\w+day))?)",
        re.IGNORECASE,
    ),
    LinkKind.DUPLICATE_OF: re.compile(
        r"\b(?P<that>re-?(?:labell?ed|named|announced|packaged|branded|counted)|"
        r"(?:announced|promised|counted|presented) (?:once more|again|twice|before)|already (?:been )?"
        r"(?:announced|promised|counted|presented)|(?:announced|presented|counted|declared) as (?:an? )?new)\b",
        re.IGNORECASE,
    ),
}


def says_earlier(sentence: SourceSentence) -> dict[str, Span]:
    """The words by which a sentence says that a gift was promised or named before, by the key of the row."""
    met = {f"+{kind.value}": words.search(sentence.text, *sentence.span) for kind, words in _OF_EARLIER.items()}
    return {key: Span(*one.span("that")) for key, one in met.items() if one is not None}


def offers(sentence: SourceSentence, draft: Draft, words: Mapping[Field, Sequence[Span]]) -> dict[str, Span]:
    """The words of a sentence that plainly say something further, by key; `words` has those of parties, sums and days.
    What the draft says already is not offered."""
    taken = [one for one in card.rows(draft) if one.span is not None and one.field is not Field.MONEY]
    taken_spans = [one.span for one in taken if one.span is not None]
    whole = draft.amounts[0] if draft.amounts else None
    out: dict[str, Span] = {}
    for key, span in (*_for_whom(sentence, draft, words[Field.DONORS]), *_offers(sentence, words, whole)):
        is_known = any((one.start, one.end) == span and (one is whole or one.role) for one in draft.amounts)
        if not is_known and not any(span.start < one.end and one.start < span.end for one in taken_spans):
            out.setdefault(key, span)
    return out


def _for_whom(sentence: SourceSentence, draft: Draft, names: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The country for which an organisation gets it: *to Unicef for schools in Chad and Niger*."""
    text, end = sentence.text, max((one.end for one in draft.recipients), default=0)
    if not end or any(one.iso2 for one in draft.recipients):
        return
    own = (*draft.items, *draft.amounts, *([draft.date] if draft.date else []))
    said = sorted({(one.start, one.end) for one in own}, reverse=True)
    # People in a place are tried where it is not named itself.
    for name in sorted(names, key=lambda one: (text[one.start].islower(), one)):
        words = text[end : name.start]
        for low, high in said:  # its own number begins no other gift
            if end <= low and high <= name.start:
                words = words[: low - end] + words[high - end :]
        if not (text[slice(*name)].islower() or _OF_ANOTHER.search(words)) and _FOR_WHOM.search(words):
            yield "+beneficiary", Span(name.start, _end_of_list(text, name, names))
            return


def _end_of_list(text: str, first: Span, names: Sequence[Span]) -> int:
    """Where the list ends that begins with a name."""
    end = first.end
    for one in sorted(names):
        if end < one.start and _JOINT.fullmatch(text, end, one.start):
            end = one.end
    return end


def _is_other_currency(words: str, whole: DraftMoney) -> bool:
    read = read_money(words)
    return read is not None and whole.currency != "" and read.money.currency not in ("", whole.currency)


def _offers(
    sentence: SourceSentence, words: Mapping[Field, Sequence[Span]], whole: DraftMoney | None
) -> Iterator[tuple[str, Span]]:
    text, within = sentence.text, sentence.span
    if (found := _CONDITION.search(text, *within)) is not None:
        start, end = found.span("that" if found["that"] else "if")
        said = text[start:end].rstrip(" .!?”\"'’")
        yield "+condition", Span(start, start + len(said))
    if (many := instalments.counted(text, *within)) is not None:
        yield "+instalments", Span(*many)
    for key, lead in _BEFORE_NAME.items():
        for found in re.compile(rf"\b(?:{lead}) (?:the |an? )?", re.IGNORECASE).finditer(text, *within):
            names = [one for one in words[Field.DONORS] if found.end() - 4 <= one.start <= found.end()]
            if names:
                yield key, max(names, key=lambda one: one.end)
    for one in words[Field.MONEY]:
        if _HAS_COME.match(text, one.end, within.end):
            yield "+part", one
        if whole is not None and whole.end <= one.start and _OR.search(text, within.start, one.start):
            yield ("+counter_value" if _is_other_currency(text[one.start : one.end], whole) else "+alternative"), one
    yield from _events(text, within, words[Field.DATE])


def _events(text: str, within: Span, days: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The days by what happened on them, as the verb before or behind each says."""
    last = within.start
    for one in days:
        semicolon = text.rfind(";", last, one.start)
        verbs = list(_EVENT.finditer(text, max(last, semicolon), one.start))
        if not verbs and semicolon >= 0:  # *; on 20 September it cancelled the promise*
            verbs = list(islice(_EVENT.finditer(text, one.end, within.end), 1))
        if verbs:
            yield f"+on_{verbs[-1].lastgroup}", one
        last = one.end
