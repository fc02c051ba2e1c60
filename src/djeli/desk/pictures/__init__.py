"""Pictures: the form that asks for credit and alternative text, and what lacks them."""
