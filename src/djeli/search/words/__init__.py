"""From text to the words under which it is found: one analysis for every database."""
