"""What readers must know of how a story came about: interests, machines, who paid for a trip."""
