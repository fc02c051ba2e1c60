"""The newsroom's policies: starter texts that wait for it, and the form of a standing page."""
