"""What a reader pays: bytes on the wire."""
