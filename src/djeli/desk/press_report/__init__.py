"""Page updates, for editors: a receipt for each publication, and a report for the whole site."""
