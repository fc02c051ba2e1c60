"""A story's public versions at the desk: who published which, and withholding one from readers."""
