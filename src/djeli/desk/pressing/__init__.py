"""How the press stands, for editors: a receipt for each publication, and a report of the whole."""
