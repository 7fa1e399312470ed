"""Drafts of donation records that rules read from single sentences."""
