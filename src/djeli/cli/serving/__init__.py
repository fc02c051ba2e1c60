"""The processes of a running site: web workers and one clock, started, watched, stopped together.

`djeli serve` prepares the data folder (`preparation`) and then becomes the supervisor. That loads
the site's code once (`shared_code`) and forks the others, which share it; it runs none of it
itself.
"""
