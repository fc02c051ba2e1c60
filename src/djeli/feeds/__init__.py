"""What machines read: feeds of the site, its sections, authors and topics."""
