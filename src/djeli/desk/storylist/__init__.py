"""The list of stories: flat, filtered, fast with a hundred thousand of them."""
