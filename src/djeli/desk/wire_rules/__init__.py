"""Rules of the wire at the desk: their form, a dry run, the log, holding what is due."""
