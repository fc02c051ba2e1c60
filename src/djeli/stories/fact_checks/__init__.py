"""Fact-checks: their lists, what a claim lacks before it is published, the scale, verdicts for
cards. The rows are in ``stories.models.fact_checks``."""
