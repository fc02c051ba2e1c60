"""Corrections at the desk: their list, making and mending one, the numbers of them."""
