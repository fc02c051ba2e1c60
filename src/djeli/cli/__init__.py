"""The `djeli` command.

Lives here: `djeli ROOM VERB` and its error messages (`main`), the processes of a running site
(`serving`), the clock (`clock`), creating an edition (`starting`). Not here: a room's own commands
(`<room>/management/commands`) and reading the environment (`config.env`).
"""
