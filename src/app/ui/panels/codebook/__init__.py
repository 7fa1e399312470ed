"""Work on the codebook as a whole: merge, split, tag by pattern, put back, to a file and from one."""
