"""How a contributor, an agency, a topic or a story is chosen on a form."""
