"""Rules of keeping and erasing: periods, what they apply to, what a plan says."""
