"""What people at the desk wait for: each of its screens, opened by each role."""
