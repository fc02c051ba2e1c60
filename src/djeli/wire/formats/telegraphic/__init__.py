"""Messages of plain text between control characters: IPTC 7901 and ANPA 1312."""
