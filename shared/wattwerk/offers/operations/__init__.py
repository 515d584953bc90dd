"""What staff and customers do with offers."""
