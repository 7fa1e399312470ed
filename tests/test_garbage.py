"""Garbage is put off, and never for good."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from app.garbage import keep_what_is_loaded, loading, no_collecting


@pytest.fixture(autouse=True)
def _little_garbage() -> Iterator[None]:
    """What other tests left is not looked through, here or behind it."""
    gc.freeze()
    yield
    gc.freeze()
    gc.enable()


@pytest.mark.parametrize("collects", [True, False])
def test_it_collects_again_afterwards_if_it_did_before(collects: bool):
    (gc.enable if collects else gc.disable)()
    with pytest.raises(ValueError), no_collecting():  # noqa: PT012
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled() is collects


def test_what_is_loaded_is_not_looked_through_again_and_later_garbage_is():
    class Knot:
        pass

    keep_what_is_loaded()
    assert len(gc.get_objects()) < 1_000
    knot = Knot()
    knot.itself = knot
    watched = weakref.ref(knot)
    del knot
    gc.collect()
    assert watched() is None


@pytest.mark.parametrize("collects", [True, False])
def test_what_was_loaded_is_looked_through_no_more_unless_a_window_sees_to_it(collects: bool):
    (gc.enable if collects else gc.disable)()
    with loading():
        loaded = [[one] for one in range(1_000)]
    assert gc.isenabled() is collects
    assert any(one is loaded for one in gc.get_objects()) is not collects
