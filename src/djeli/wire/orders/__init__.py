"""Orders of agencies that stories must follow: kills, embargoes, the end of terms of use."""
