"""The processes of a running site: web workers and one clock, started, watched, stopped together.

`djeli serve` prepares the data folder with Django loaded (`preparing`) and then becomes the
supervisor. The supervisor never loads Django, so it stays small and a fault in a room cannot crash
it.
"""
