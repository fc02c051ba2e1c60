"""What came in, as it came: where its bytes lie, and under which words the inbox finds it."""
