"""The whole service, on a copy of an edition's data: what it takes, and how it holds out."""
