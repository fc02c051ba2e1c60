"""What browsers may run and load on the desk's pages (Content-Security-Policy)."""
