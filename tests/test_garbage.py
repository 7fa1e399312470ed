"""Garbage is put off, and never for good."""

import gc
import weakref

import pytest

from app.garbage import keep_what_is_loaded, no_collecting


@pytest.mark.parametrize("collects", [True, False])
def test_it_collects_again_afterwards_if_it_did_before(collects: bool):
    (gc.enable if collects else gc.disable)()
    try:
        with pytest.raises(ValueError), no_collecting():  # noqa: PT012
            assert not gc.isenabled()
            raise ValueError
        assert gc.isenabled() is collects
    finally:
        gc.enable()


def test_what_is_loaded_is_not_looked_through_again_and_later_garbage_is():
    class Knot:
        pass

    try:
        keep_what_is_loaded()
        assert len(gc.get_objects()) < 1_000
        knot = Knot()
        knot.itself = knot
        watched = weakref.ref(knot)
        del knot
        gc.collect()
        assert watched() is None
    finally:
        gc.unfreeze()
