"""What each letter says."""
