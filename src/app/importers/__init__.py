"""Bytes in, `SourceDraft` out: no store, no Qt. Begin at `app.importers.read`."""
