"""How an alert is made, and how it reaches each browser once."""
