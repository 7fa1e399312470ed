from __future__ import annotations

from app.domain.hashes import content_hash


def test_the_same_bytes_have_the_same_hash() -> None:
    assert content_hash(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert content_hash(b"abc\n") != content_hash(b"abc")
