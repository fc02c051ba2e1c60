"""The files of LMDB themselves: what damages them, how that is found, and what is done then."""
