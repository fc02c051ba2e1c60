"""How dates are written at the desk, a folder a language: day before month, hours up to 24."""
