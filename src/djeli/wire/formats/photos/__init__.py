"""Photo files as received: the texts that they carry."""
