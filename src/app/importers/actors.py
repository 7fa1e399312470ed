"""Read what drafts are made with from the reference data: who can be named, and the weights of clues."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from app.domain.countries import Country
from app.domain.drafts.learnt.network import Network
from app.domain.drafts.learnt.weights import Weights, by_clue
from app.domain.drafts.names.actors import ActorReader
from app.domain.drafts.names.organisations import Organisation, OrganisationKind
from app.domain.drafts.names.small_places import SmallPlaces
from app.domain.drafts.names.towns import Towns
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.reference_data import reading
from app.importers.reference import load_reference, read_rows


def load_actor_reader(folder: Path) -> ActorReader:
    """The reader of who is named, with all that a folder holds; keep it. Raises `BadInput` as `load_reference` does."""
    with ThreadPoolExecutor() as beside, reading(folder):
        towns, small = (beside.submit(_unpacked, folder / file) for file in ("towns.tsv.gz", "small_places.tsv.gz"))
        reference = load_reference(folder)
        gone = [_former(row) for row in read_rows(folder / "former.json")]
        listed = [_organisation(row) for row in read_rows(folder / "organisations.json")]
        known = replace(reference, countries=(*reference.countries, *gone))
        return ActorReader(known, Towns(towns.result()), listed, SmallPlaces(small.result()))


def _unpacked(file: Path) -> str:
    """The text of a file; for the most part it does not hold up Python."""
    return gzip.decompress(file.read_bytes()).decode()


def _former(row: dict[str, Any]) -> Country:
    aliases, demonyms, seats, leaders = (tuple(row[key]) for key in ("aliases", "demonyms", "metonyms", "leaders"))
    first, last = row["years"]
    return Country(
        row["iso2"], "", "", row["name"], (), aliases, demonyms, seats, leaders=leaders, years=(int(first), int(last))
    )


def _organisation(row: dict[str, Any]) -> Organisation:
    return Organisation(row["name"], OrganisationKind(row["kind"]), row["iso2"], tuple(row["aliases"]))


def load_word_kinds(folder: Path) -> WordKinds:
    """What words are like, of a folder of reference data. Raises `BadInput` where it cannot be read."""
    with reading(folder):
        return WordKinds(_unpacked(folder / "word_kinds.tsv.gz"))


def load_network(folder: Path) -> Network | None:
    """The network of a folder of reference data, or None where no package runs it: there rules read alone.

    Raises `BadInput` where it cannot be read.
    """
    if find_spec("onnxruntime") is None:
        return None  # on an Intel Mac
    from app.importers.encoder import encoder_of

    with reading(folder):
        try:
            with (folder / "draft_network.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                return Network(encoder_of(folder / "draft_network.onnx"), dict(arrays))
        except BadZipFile as error:
            raise ValueError from error


def load_weights(folder: Path) -> Weights:
    """The weights of a folder of reference data. Raises `BadInput` where they cannot be read."""
    with reading(folder):
        return Weights(**by_clue(json.loads((folder / "draft_weights.json").read_bytes())))
