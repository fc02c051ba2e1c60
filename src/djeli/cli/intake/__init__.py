"""How requests are accepted, between the HTTP server (granian, RSGI) and the site (WSGI).

Stored pages are answered at once. A request body is read here, with limits of time and size, before
the request takes a thread. Each kind of request has a few threads of its own and a bounded queue.
So slow clients and slow pages do not delay the readers of stored pages. Knows nothing of the press,
stories or Django: `config` joins them.
"""
