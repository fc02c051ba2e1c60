"""What machines read, and what they are told.

Lives here: feeds in their formats, sitemaps, robots.txt, oEmbed, the feed for partners, and the
pings after a change. Not here: what stands in the head of a reader's page (``web``), and who is a
partner (``wire``).
"""
