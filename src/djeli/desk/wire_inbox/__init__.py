"""The wire inbox: agency copy as it arrived, and the button that creates a draft from it."""
