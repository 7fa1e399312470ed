"""Passagework: research notes in which every figure stands on a passage."""
