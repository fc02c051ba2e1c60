"""For programs: feeds, sitemaps, pings.

Lives here: feeds in their formats, sitemaps, robots.txt, oEmbed, the feed for partners, and pings
after a change. Not here: the head of a reader's page (``web``), and who is a partner (``wire``).
"""
