"""Sentences as the page selects them: by the rules of the domain, which auto-tagging follows too."""

from __future__ import annotations

from app.domain.sentences import sentence_at as sentence_at
from app.domain.sentences import sentence_starts as sentence_starts
