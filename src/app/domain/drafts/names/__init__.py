"""Who is named in a sentence: countries and their governments, towns, bodies, organisations, persons."""
