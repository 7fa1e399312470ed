"""The fingerprint by which the same bytes are recognised when they come again."""

from __future__ import annotations


def content_hash(raw: bytes) -> str:
    """SHA-256 of `raw`, as 64 hexadecimal digits."""
    import hashlib  # brings OpenSSL, which the first paint does without

    return hashlib.sha256(raw).hexdigest()
