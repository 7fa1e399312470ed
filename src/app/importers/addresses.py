"""Web addresses as pages write them, which may be none: a template's `https://[name]` is no address to Python."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split(address: str) -> SplitResult | None:
    """The parts of `address`, or None when it is no address."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def joined(base: str, address: str) -> str:
    """`address` as it is meant on a page at `base`; as it is there when one of the two is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
