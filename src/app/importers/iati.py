"""Activities of IATI as rows of transactions: its XML, or a table with the sums of each activity. What was committed
and what was paid of one activity are rows of their own, as in a table of transactions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import accumulate
from typing import Any

from app.domain.errors import BadInput
from app.domain.language import tr
from app.importers.table_words import heading

Rows = tuple[tuple[int, tuple[str, ...]], ...]
"""(number in the file, cells)."""
_INCOMING, _COMMITTED, _PAID, _SPENT, _INTEREST, _REPAID, _RETURNED = "1234567"
_RETURNS = {_INTEREST: "interest", _REPAID: "loan repayment", _RETURNED: "reimbursement"}
_SUMS = {
    "total incoming funds": _INCOMING, "total commitment": _COMMITTED, "total disbursement": _PAID,
    "total expenditure": _SPENT,
}  # fmt: skip
"""The codes of transactions by the headings of their sums; interest and repayments are no gifts."""
_SUMS_OF_D_PORTAL = {"commitment": _COMMITTED, "spend": _PAID}
"""Those of its table of activities, in US dollars."""
_OLDER = {"IF": _INCOMING, "C": _COMMITTED, "D": _PAID, "E": _SPENT, "IR": _INTEREST, "LR": _REPAID, "R": _RETURNED}
"""The codes of version 1 of the standard."""
_OF_SUM = ("first-day", "last-day", "transaction-type", "transaction-value", "transaction-currency")
_NOTHING = "nothing committed or paid"
_LOOKED_AT = 15
_HEADINGS = (
    "iati-identifier", "title", "description", "reporting-org", "provider-org", "receiver-org",
    "implementing-org", "recipient-country-code", "transaction-type", "transaction-date",
    "transaction-value", "currency", "finance-type",
)  # fmt: skip
_FUNDS, _IMPLEMENTS = ("1", "Funding"), ("4", "Implementing")
"""The codes of roles of organisations, and their names in version 1."""


def is_activities(raw: bytes) -> bool:
    """Whether the bytes are XML of activities."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<iati-activit" in raw[:20_000]


def by_transaction(rows: Rows, name: str) -> Rows:
    """The rows of a table; one with sums of activities gets a row for each sum. Raises `BadInput` for activities whose
    transactions are all in one cell, and for budgets, which are neither promised nor paid."""
    first, names = next(
        ((n, names) for n, (_, cells) in enumerate(rows[:_LOOKED_AT]) if _are_of_iati(names := [*map(heading, cells)])),
        (0, list[str]()),
    )
    sums_of = _SUMS if "iati identifier" in names else _SUMS_OF_D_PORTAL
    sums = {names.index(one): code for one, code in sums_of.items() if one in names}
    if "transaction value" in names:
        _refuse_lists(rows[first + 1 :], names, name)
    elif sums:
        number, heads = rows[first]
        kept = [at for at in range(len(heads)) if at not in sums]
        head = (number, (*(heads[at] for at in kept), *_OF_SUM))
        return (*rows[:first], head, *_parted(rows[first + 1 :], names, sums, kept))
    elif "budget value" in names:
        sentence = tr(
            "“{name}” has budgets of IATI, which say neither what was promised nor what was paid. Download the "
            "transactions or the activities instead, and import those."
        )
        raise BadInput(sentence.format(name=name))
    return rows


def _are_of_iati(names: Sequence[str]) -> bool:
    return "iati identifier" in names or {"aid", *_SUMS_OF_D_PORTAL} <= {*names}


def _parted(
    rows: Rows, names: Sequence[str], sums: Mapping[int, str], kept: Sequence[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """A row for each sum of each activity, and one for an activity without any."""
    for number, cells in rows:
        held = dict(zip(names, cells, strict=False))
        plain = tuple(cells[at] if at < len(cells) else "" for at in kept)
        first = held.get("start actual", "")
        last = held.get("end actual") or held.get("end planned", "")
        days = (first, last) if first and last else ("", "")  # the first alone is no day of all that was paid
        some = [(code, cells[at]) for at, code in sums.items() if at < len(cells) and cells[at].strip(" 0.")]
        currency = held.get("currency") or held.get("default currency", "USD" if "aid" in held else "")
        for code, value in some or [(_NOTHING, "")]:
            yield number, (*plain, *days, code, value, currency if value else "")


def _refuse_lists(rows: Rows, names: Sequence[str], name: str) -> None:
    at = names.index("transaction value")
    if any(at < len(cells) and len(cells[at].split(",")) > 1 < len(cells[at].split(".")) for _, cells in rows):
        sentence = tr(
            "“{name}” has all transactions of an activity in one cell. Download it from the Datastore once more, as "
            "transactions or as XML, and import that."
        )
        raise BadInput(sentence.format(name=name))


def read_activities(raw: bytes, name: str) -> Rows:
    """A row for each transaction of the activities, with the line where it begins; each further one in a line has the
    next number. Raises `BadInput`."""
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        sentence = tr("“{name}” is damaged XML: {why}. Download it once more, and import that.")
        raise BadInput(sentence.format(name=name, why=error)) from error
    deeds = [(one, deed) for one in root.iter("iati-activity") for deed in one.iterfind("transaction")]
    lines = accumulate((deed.sourceline for _, deed in deeds), lambda last, line: max(last + 1, line))
    rows = tuple((line, _cells(*one)) for line, one in zip(lines, deeds, strict=True))
    if not rows:
        sentence = tr(
            "“{name}” has activities of IATI without transactions, which say nothing of what was promised or paid. "
            "Download others, and import those."
        )
        raise BadInput(sentence.format(name=name))
    return ((0, _HEADINGS), *rows)


def _cells(activity: Any, deed: Any) -> tuple[str, ...]:
    code = _OLDER.get(code := _attr(deed, "transaction-type"), code)
    funders = [_words(one) for one in activity.iterfind("participating-org") if one.get("role") in _FUNDS]
    doers = [_words(one) for one in activity.iterfind("participating-org") if one.get("role") in _IMPLEMENTS]
    receiver = _words(deed.find("receiver-org"))
    countries = deed.findall("recipient-country") or activity.findall("recipient-country")
    return (
        _words(activity.find("iati-identifier")), _words(activity.find("title")),
        _words(deed.find("description")) or _words(activity.find("description")),
        _words(activity.find("reporting-org")), _words(deed.find("provider-org")) or ";".join(funders),
        receiver, "" if receiver else ";".join(doers), ";".join(one.get("code", "") for one in countries),
        f"{code} {_RETURNS.get(code, '')}".strip(), _attr(deed, "transaction-date", "iso-date"),
        _words(deed.find("value")), _attr(deed, "value", "currency") or activity.get("default-currency", ""),
        _attr(deed, "finance-type") or _attr(activity, "default-finance-type"),
    )  # fmt: skip


def _attr(of: Any, tag: str, attribute: str = "code") -> str:
    found = of.find(tag)
    return "" if found is None else found.get(attribute, "")


def _words(element: Any) -> str:
    """The first narrative of an element, or its own text, or else the code of an organisation."""
    if element is None:
        return ""
    told = element.find("narrative")
    text = (element if told is None else told).text or ""
    return " ".join(text.split()) or element.get("ref", "")
