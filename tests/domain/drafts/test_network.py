"""What the network makes of a sentence, and what drafts owe to it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.helpers.drafted import drafts, sides

from app.actions.drafts import reader
from app.domain.drafts.draft import Draft, Field
from app.domain.drafts.learnt.network import OUTCOMES, Network, NetworkReading
from app.domain.drafts.read import Reader
from app.domain.errors import BadInput
from app.importers.actors import load_actor_reader, load_network, load_weights, load_word_kinds
from app.importers.encoder import encoder_of
from app.paths import REFERENCE

SOURCE = Path(__file__).parents[3] / "src"
BEFORE = "It rained. "
SENTENCE = (
    "In March the Rotary Club of Bolzano sent the village school of Kitui 40 desks, and Dr Hahn spoke of drought."
)


@pytest.fixture(scope="module")
def network() -> Network:
    found = load_network(REFERENCE)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def rules_alone() -> Reader:
    return Reader(load_actor_reader(REFERENCE), load_weights(REFERENCE), load_word_kinds(REFERENCE))


def at(words: str) -> tuple[int, int]:
    """Where words stand in the text."""
    start = (BEFORE + SENTENCE).index(words)
    return start, start + len(words)


@pytest.fixture(scope="module")
def whole(network: Network) -> NetworkReading:
    return network.begin(BEFORE + SENTENCE, len(BEFORE), len(BEFORE + SENTENCE))()


def test_it_points_at_the_words_of_givers_getters_and_things(whole: NetworkReading) -> None:
    def over(fields: tuple[str, ...]) -> str:
        return " | ".join((BEFORE + SENTENCE)[slice(*span)] for span in whole.spans(fields, 0.5))

    assert "Rotary Club of Bolzano" in over(("donors",))
    assert "school of Kitui" in over(("recipients",))
    assert "desks" in over(("items",))
    assert "Hahn" not in over(("donors", "recipients"))


def test_it_says_who_gives_who_gets_and_when_and_what_became_of_it(whole: NetworkReading) -> None:
    people = [at("Rotary Club of Bolzano"), at("village school of Kitui"), at("Dr Hahn")]
    desks = [at("40 desks")]
    (gives,), (gets,) = whole.whose(desks, people)
    assert max(gives) == gives[0] > 0
    assert max(gets) == gets[1] > 0
    assert whole.days(desks, [at("March")])[0][0] > 0
    assert whole.given(desks)[0] > 0
    became = whole.became(desks[0])
    assert OUTCOMES[became.index(max(became))] == "given"


def test_what_is_sold_is_told_from_what_is_given(network: Network, whole: NetworkReading) -> None:
    other = "The club sold 40 desks to a dealer from Kitui, who paid nine euros for each."
    (sold,) = network.begin(other, 0, len(other))().given([(14, 22)])
    assert other[14:22] == "40 desks"
    assert sold < 0 < whole.given([at("40 desks")])[0]


@pytest.mark.parametrize("text", ["", " ", "?", "40", "Ünï", "a" * 900, "tents and " * 300])
def test_any_words_are_read_to_the_end(network: Network, text: str) -> None:
    one = network.begin(text, 0, len(text))()
    assert np.isfinite(one.tags).all()
    assert one.whose([(0, len(text))], []) == ([[]], [[]])
    assert [*map(len, one.whose([(0, 1), (0, len(text))], [(0, len(text))]))] == [2, 2]


def test_a_text_is_read_as_its_sentences_are_however_far_it_is_read() -> None:
    """The network reads ahead, and what it read of sentences that nobody asks for is not kept."""
    told = [f"In March Chile sent the village school of Kitui {many} desks." for many in range(10, 30)]
    one_by_one = [drafts(text)[0].items[0].low for text in told]
    for _ in range(2):
        reading = reader().drafts(" ".join(told), "2024-05-08")
        assert next(reading).drafts[0].items[0].low == 10
        reading.close()
    assert [draft.items[0].low for draft in drafts(" ".join(told))] == one_by_one


def test_what_is_read_beside_python_is_asked_as_often_as_one_likes(network: Network) -> None:
    texts = [f"Peru sent the school of Kitui {many} desks." for many in range(40)]
    begun = [network.begin(text, 0, len(text)) for text in texts]
    for text, whole in reversed([*zip(texts, begun, strict=True)]):
        once = whole()
        assert whole() is once
        assert np.array_equal(once.tags, network.begin(text, 0, len(text))().tags)


def test_the_program_may_end_while_the_network_reads() -> None:
    ends = (
        "from app.actions.drafts import reader\n"
        "text = 'Peru sent the school of Kitui 40 desks and Chad sent 20.'\n"
        "found = reader().foreseen(text * 9, [(at * len(text), (at + 1) * len(text)) for at in range(9)])\n"
        "print(next(found))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ends], cwd=SOURCE, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "(0, 56)\n", "")


def test_a_reading_that_fails_says_so_to_whoever_waits() -> None:
    encode = encoder_of(REFERENCE / "draft_network.onnx")
    with pytest.raises(RuntimeError):
        encode(np.array([10**9]))()


def test_what_the_rules_do_not_see_is_drafted_by_the_network_and_never_sure(rules_alone: Reader) -> None:
    text = "To the widows of Nyamata the Ghent parishes made a present of goats."

    def told(found: list[Draft]) -> list[str]:
        return [sides(draft) for draft in found]

    alone = [draft for one in rules_alone.drafts(text) for draft in one.drafts]
    both = drafts(text)
    assert told(both) != told(alone)
    assert all(Field.ITEMS in draft.unsure or Field.DONORS in draft.unsure for draft in both)


def test_where_nothing_runs_it_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch, rules_alone: Reader) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert load_network(REFERENCE) is None
    text = "Norway gave Zambia 40 ambulances."
    assert [draft.items[0].as_stated for one in rules_alone.drafts(text) for draft in one.drafts] == ["40 ambulances"]


@pytest.mark.parametrize("name", ["draft_network.npz", "draft_network.onnx"])
def test_a_damaged_network_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    for part in REFERENCE.glob("draft_network.*"):
        shutil.copy(part, tmp_path)
    whole = (tmp_path / name).read_bytes()
    for damaged in (whole[: len(whole) // 2], (REFERENCE / "countries.json").read_bytes(), b""):
        (tmp_path / name).write_bytes(damaged)
        with pytest.raises(BadInput, match="install the program again"):
            load_network(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(BadInput, match="install the program again"):
        load_network(tmp_path)


def test_what_only_an_article_counts_is_not_one_where_it_hardly_is_for_it() -> None:
    told = drafts("Qatar Charity has put up 50 tents near Shikarpur; a school tent and a tank stand in each.")
    assert [one.as_stated for draft in told for one in draft.items if one.low is not None] == ["50 tents"]
