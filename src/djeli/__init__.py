"""Djeli: a newsroom and a news site in one package."""
