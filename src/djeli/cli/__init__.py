"""The `djeli` command.

Lives here: `djeli ROOM VERB` and how its errors are told (`main`), the processes of a running
site (`serving`), the clock (`clock`), founding an edition (`starting`). Not here: what a room's
own verb does (`<room>/management/commands`), what reads the environment (`config.env`).
"""
