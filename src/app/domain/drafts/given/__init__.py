"""Things of any name that a sentence has, and numbers beside them that are of something else."""
