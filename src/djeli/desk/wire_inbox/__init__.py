"""The wire inbox: agency copy as it came, and the one press that makes a draft of it."""
