"""How requests are taken in: between the HTTP server (granian, RSGI) and the site (WSGI).

What is pressed is answered at once, before anything else. A body is read here, with a limit of time
and of size, before its request takes a thread; and each kind of request has threads of its own, few
and with a bounded queue. So no client that is slow, and no page that is, holds up the readers of
what is pressed. Knows nothing of the press, of stories or of Django: `config` joins them.
"""
