"""The processes of a running site: web workers and one clock, started, watched, stopped together.

`djeli serve` prepares the data folder with Django loaded (`preparing`) and then becomes the
supervisor, which never loads Django: it stays small, and no room's fault can bring it down.
"""
