"""NewsML-G2 as received: its items, codes, contents and packages."""
