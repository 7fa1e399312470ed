"""`draft`: a text on stdin, every sentence with its drafts."""

from __future__ import annotations

import io
import json
import re
import signal
import sys

import pytest
from tests.cli.conftest import Ran, Run
from tests.cli.test_output import Terminal
from tests.helpers.long import few

TEXT = "It rained.\n\nJapan gave Peru 20,000 masks on Monday.\n"


@pytest.fixture
def draft(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    def drafted(text: str | bytes, *options: str) -> Ran:
        written = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))
        return run("draft", *options)

    return drafted


def test_json_has_every_sentence_in_order_with_its_drafts(draft: Run) -> None:
    ran = draft(TEXT, "--json", "--published", "2024-05-08")
    assert ran.code == 0
    first, second = ran.json()
    assert first == {"sentence": "It rained.", "start": 0, "end": 10, "drafts": []}
    assert TEXT[second["start"] : second["end"]] == second["sentence"]
    (one,) = second["drafts"]
    day = {"start": "2024-05-06", "end": "2024-05-06", "precision": "day", "as_stated": "Monday", "inferred": True}
    assert one == {
        "donors": [{"name": "Japan", "iso2": "JP"}],
        "carriers": [],
        "recipients": [{"name": "Peru", "iso2": "PE"}],
        "items": [
            {
                "item": "masks", "low": 20000, "high": 20000, "qualifier": "exact", "unit": "",
                "as_stated": "20,000 masks",
            }
        ],
        "money": None,
        "amounts": [],
        "status": "given",
        "date": day,
        "basis": "unspecified",
        "terms": "",
        "asserted_by": "",
        "spans": {
            "donors": [[12, 17]], "recipients": [[23, 27]], "items": [[28, 40]], "status": [[18, 22]],
            "date": [[44, 50]],
        },
        "unsure": {},
    }  # fmt: skip


def test_the_sum_given_is_money_and_among_all_amounts(draft: Run) -> None:
    (sentence,) = draft("Australia gave Tonga $5,000.", "--json").json()
    (one,) = sentence["drafts"]
    assert one["money"]["currency"] == "AUD"
    assert one["amounts"] == [one["money"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fiji will give Tonga EUR 9 million in 3 yearly instalments.", (3, 3, "exact", "3 yearly instalments")),
        ("Fiji gave Tonga EUR 2 million as the first of four tranches.", None),  # and not the whole
        ("Fiji will give Tonga EUR 9 million over up to 4 instalments.", (0, 4, "up_to", "up to 4 instalments")),
    ],
)
def test_how_many_instalments_there_are_is_said_where_the_sentence_says_it(
    draft: Run, text: str, said: tuple[object, ...] | None
) -> None:
    (one,) = draft(text, "--json").json()[0]["drafts"]
    found = one.get("instalments")
    assert (None if found is None else tuple(found.values())) == said
    spans = [text[low:high] for low, high in one["spans"].get("instalments", [])]
    assert spans == ([said[3]] if said else [])


def test_without_instalments_a_draft_has_no_key_of_them(draft: Run) -> None:
    (one,) = draft("Fiji gave Tonga $5,000. It came in three instalments.", "--json").json()[0]["drafts"]
    assert "instalments" not in one
    assert "instalments" not in one["spans"]


def test_offsets_are_code_points_whatever_the_letters(draft: Run) -> None:
    text = "\U0001f600 é. Japan gave Peru 20,000 masks."
    last = draft(text, "--json").json()[-1]
    assert text[last["start"] : last["end"]] == last["sentence"]
    (span,) = last["drafts"][0]["spans"]["items"]
    assert text[span[0] : span[1]] == "20,000 masks"


def test_without_json_a_person_reads_what_was_found(draft: Run) -> None:
    ran = draft(TEXT, "--published", "2024-05-08")
    assert "It rained" not in ran.out
    assert "Japan (JP)" in ran.out
    assert "20,000 masks" in ran.out
    assert "2024-05-06" in ran.out
    assert "not sure" not in ran.out
    assert "not sure" in draft(TEXT).out  # a Monday of no known week


def test_what_a_bare_number_counts_is_named(draft: Run) -> None:
    out = draft("Of the 500 beds promised by Norway, 200 have arrived in Nepal.").out
    assert [line.split()[1:] for line in out.splitlines() if line.startswith("  what ")] == [
        ["500", "beds", "(500)"],
        ["200", "beds", "(200)"],
    ]


def test_a_text_without_donations_is_said_to_have_none(draft: Run) -> None:
    ran = draft("It rained.")
    assert (ran.code, ran.out) == (0, "")
    assert "No sentence" in ran.err


def test_nothing_gives_an_empty_list(draft: Run) -> None:
    assert draft("", "--json").json() == []


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "2024", ""])
def test_a_date_that_is_no_day_is_refused(draft: Run, date: str) -> None:
    ran = draft(TEXT, "--json", "--published", date)
    assert ran.code == 1
    assert ran.out == ""
    assert "2020-05-31" in ran.err


def test_what_is_no_utf8_is_refused(draft: Run) -> None:
    ran = draft("Perú".encode("latin-1"), "--json")
    assert ran.code == 1
    assert "UTF-8" in ran.err


def test_a_text_beyond_all_measure_is_refused_in_one_sentence(draft: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.drafting.MOST", 1_000_000)
    ran = draft(b"a" * 1_000_001, "--json")
    assert ran.code == 1
    assert ran.out == ""
    assert "1 MB" in ran.err


def test_a_long_text_says_how_far_it_has_come_on_a_terminal(draft: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("app.cli.drafting.STEP", 1_000)
    ran = draft(TEXT * 50, "--json")
    assert len(json.loads(ran.out)) == 100
    assert len(re.findall(r"Reading sentences: character \d+ / 2600", terminal.getvalue())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_a_long_text_with_a_whole_list(draft: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopping(Terminal):
        def write(self, text: str) -> int:
            if "Reading" in text:
                signal.raise_signal(signal.SIGINT)
            return super().write(text)

    terminal = Stopping()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("app.cli.drafting.STEP", 1_000)
    ran = draft(TEXT * 50, "--json")
    assert ran.code == 130
    assert 1 <= len(json.loads(ran.out)) < 100
    assert "Stopped after character" in terminal.getvalue()


@few("times", [4_000, 200_000], keep=1, why="a longer one")
def test_a_long_text_without_full_stops_is_gone_through(draft: Run, times: int) -> None:
    ran = draft("Japan gave Peru tents and " * times, "--json")
    assert ran.code == 0
    (sentence,) = json.loads(ran.out)
    assert sentence["drafts"] == []
    assert f"{26 * times - 1:,} characters" in sentence["unread"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Donor\tAmount (€)\nPeru\t5 MM\nChile\t7\nTotal\t9\n",
         ["", "What these cells say is not read: “5 MM”.", "", ""]),
        ("Aid, €\n\nDonor\t2021\t2022\nPeru\t5\t6 MM\nAsia\t\nFiji\t–\t3\n",
         ["", "", "What these cells say is not read: “6 MM”.", "", ""]),
        ("Sector\tBank\t2021\nWells\tPeru\t5\nSeed\tChile\t7\n",
         ["No heading of this table plainly says who gives or gets what; its rows are not read.", "", ""]),
        ("No.\tDonor\tItem\tQuantity\tUnit price (€)\tShare (%)\n1\tPeru\tTents\t40\t40\t9\n2\tFiji\tCots\t0\t8\t\n",
         ["", "What these cells say is not read: “40”.", "What these cells say is not read: “8”."]),
        ("Donor\tTents\tTotal cost of project (€)\tTotal (MT)\nPeru\t40\t700\t9\nFiji\t7\t\t\n",
         ["", "What these cells say is not read: “700”.", ""]),
        ("Donor\tAmount (€)\tDate\nPeru\t5\t3/4/2021\nChile\tin kind\t3 May 2021\nFiji\t7\tMay 2021\n",
         ["", "What these cells say is not read: “3/4/2021”.",
          "What these cells say is not read: “in kind”, “3 May 2021”.", ""]),
    ],
)  # fmt: skip
def test_what_of_a_table_is_not_read_is_said(draft: Run, text: str, said: list[str]) -> None:
    assert [one.get("unread", "") for one in draft(text, "--json").json()] == said
    assert all(one in draft(text).err for one in said)


@pytest.mark.parametrize("text", [TEXT, "Donor\tItem\tTo\nPeru\t9 tents\tMali\n"])
def test_a_byte_order_mark_is_no_part_of_a_sentence_and_counts_as_what_stdin_begins_with(draft: Run, text: str) -> None:
    marked, plain = (draft(f"{mark}{text}", "--json").json() for mark in ("\ufeff", ""))
    assert [one["sentence"] for one in marked] == [one["sentence"] for one in plain]
    assert [(one["start"], one["end"]) for one in marked] == [(one["start"] + 1, one["end"] + 1) for one in plain]
    (found,) = marked[1]["drafts"]
    (low, high) = found["spans"]["recipients"][0]
    assert f"\ufeff{text}"[low:high] == found["recipients"][0]["name"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_beyond_those_of_texts_is_said_to_be_one(draft: Run, day: str) -> None:
    ran = draft(TEXT, "--published", day)
    assert ran.code == 1
    assert ran.err == (
        f"“{day}” is a day from which none can be counted. Write the day of publication as 2020-05-31, in the years "
        "1000 to 2999.\n"
    )
