"""Sources and checks of a story at the desk, and the rules that ask for them."""
