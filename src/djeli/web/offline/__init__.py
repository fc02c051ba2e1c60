"""The edition on a reader's device: the service worker, its page, and what a phone installs.

Not here: what runs in the browser (``static/web/offline.js``, ``static/web/worker.js``).
"""
