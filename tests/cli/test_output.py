"""Tables, progress and what a terminal sees."""

from __future__ import annotations

import io

import pytest

from app.cli import output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_table_is_aligned_shortened_and_on_one_line_each(capsys):
    rows = [
        {"id": 7, "title": "two\nlines", "tags": ["a", "b"], "ok": True, "on": {"label": "Iran"}, "gone": None},
        {"id": 12, "title": "x" * 200, "tags": [], "ok": False, "on": None},
        {"id": 13, "title": "of a table", "gone": {"as_stated": "2,000", "currency": "EUR"}},
        {"id": 14, "title": "of a text", "gone": {"as_stated": "€2 a head", "currency": "EUR"}},
    ]
    output.put_table(rows, ("id", "title", "tags", "ok", "on", "gone"))
    head, first, second, of_table, of_text = capsys.readouterr().out.splitlines()
    assert (of_table.split()[-2:], of_text.split()[-3:]) == (["EUR", "2,000"], ["€2", "a", "head"])
    assert first.split() == ["7", "two", "lines", "a,", "b", "yes", "Iran"]
    assert second.index("no") == first.index("yes") == head.index("ok")
    assert "…" in second
    assert "x" * output.CELL not in second


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"start": "2022-01-01", "end": "2022-01-31", "precision": "month", "as_stated": ""}, "2022-01-01–2022-01-31"),
        ({"start": "2022-01-04", "end": "2022-01-04", "as_stated": ""}, "2022-01-04"),
        ({"low": 5, "high": 5, "currency": "USD", "as_stated": ""}, "USD 5"),
        ({"low": 3000000, "high": 4500000.5, "currency": "USD", "as_stated": ""}, "USD 3,000,000–4,500,000.5"),
        ([{"item": "boats", "low": 2, "high": 3, "unit": "", "as_stated": ""}, {"as_stated": "12 tents"}],
         "2–3 boats, 12 tents"),
        ([{"item": "drugs", "low": None, "high": None, "qualifier": "not_stated", "unit": "tonnes",
           "as_stated": "32 tonnes of drugs"}], "drugs"),
        ([{"item": "tents", "low": None, "high": None, "qualifier": "not_stated", "as_stated": "some tents"}],
         "some tents"),
        ({"item": "tonnes", "low": 7, "high": 7, "unit": "tonnes", "as_stated": ""}, "7 tonnes"),
        ({"start": "", "end": "", "as_stated": ""}, ""),
        ({"start": "2020-08-09", "end": "2020-08-09", "as_stated": "09/08/2020"}, "2020-08-09"),
        ({"item": "tents", "low": 1250, "high": 1250, "unit": "", "as_stated": "1.250 Zelte"}, "1,250 tents"),
        ({"low": 25000, "high": 25000, "currency": "USD", "as_stated": "25.000"}, "USD 25,000"),
        ({"low": None, "high": None, "currency": "USD", "as_stated": "25.000 ?"}, "USD 25.000 ?"),
        ({"start": "2020-01-01", "end": "2020-12-31", "as_stated": "2020"}, "2020"),
        ({"start": "2019-01-01", "end": "2020-12-31", "as_stated": "2019–2020"}, "2019–2020"),
        ({"item": "masks", "low": 400, "high": 400, "qualifier": "about", "as_stated": "~400"}, "~400"),
        ({"item": "masks", "low": 1250, "high": 1250, "qualifier": "about", "as_stated": "~1.250"}, "≈ 1,250 masks"),
        ({"low": 5500000, "high": None, "currency": "EUR", "qualifier": "over", "as_stated": "> 5,5 Mio"},
         "EUR > 5,500,000"),
        ({"low": 1250, "high": None, "qualifier": "at_least", "as_stated": "1.250+"}, "≥ 1,250"),
        ({"low": 0, "high": 1250, "qualifier": "up_to", "as_stated": "≤1.250"}, "≤ 1,250"),
    ],
)  # fmt: skip
def test_what_was_typed_is_shown_as_it_is_understood(capsys, value, shown):
    output.put_table([{"what": value}], ["what"])
    assert capsys.readouterr().out.splitlines()[1] == shown


def test_progress_is_for_terminals_only(capsys):
    assert output.progress("Adding") is None


def test_a_message_after_progress_begins_on_an_empty_line(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    told = output.progress("Adding")
    assert told is not None
    assert told(1, 2) is False
    assert told(2, 2) is False
    output.say("Done.")
    output.say("Really.")
    shown = ""
    for part in terminal.getvalue().split("\r"):  # as a terminal overwrites from the left
        shown = shown[: shown.rfind("\n") + 1] + part + shown[shown.rfind("\n") + 1 + len(part) :]
    assert terminal.getvalue().startswith("Adding 1 / 2\r")
    assert [line.strip() for line in shown.splitlines()] == ["Done.", "Really."]


@pytest.mark.parametrize("address", ["https://example.org/page", "http://example.org/page"])
def test_a_web_address_is_distinguished_from_a_mistyped_file(run, workspace, address):
    for argv in (
        ("import", address, "--workspace", workspace),
        ("import", address, "--as", "codebook", "--workspace", workspace),
        ("update", "1", address, "--workspace", workspace),
        (address,),
    ):
        ran = run(*argv)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"{address} is a web address.")


@pytest.mark.parametrize(("words", "shown"), [
    ("200 million", "RWF 200 million"), ("about 1.2 billion", "RWF about 1.2 billion"), ("5,000", "RWF 5,000"),
    ("5m", "RWF 5m"), ("200 million francs", "200 million francs"), ("$5m", "$5m"),
    ("a few millions of it", "a few millions of it"),
])  # fmt: skip
def test_an_amount_in_a_list_has_its_currency(capsys, words: str, shown: str) -> None:
    output.put_table([{"money": {"as_stated": words, "currency": "RWF"}}], ("money",))
    assert capsys.readouterr().out.splitlines()[1].strip() == shown
