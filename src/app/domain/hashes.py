"""The fingerprint by which the same bytes are recognised when they come again."""

from __future__ import annotations

from collections.abc import Iterable


def content_hash(raw: bytes) -> str:
    """SHA-256 of `raw`, as 64 hexadecimal digits."""
    return hash_of_parts((raw,))


def hash_of_parts(parts: Iterable[bytes]) -> str:
    """What `content_hash` gives for all the parts in one, which need not be there at once."""
    import hashlib  # brings OpenSSL, which the first paint does without

    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
