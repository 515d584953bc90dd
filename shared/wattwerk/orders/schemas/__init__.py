"""Models of orders: what a prospect sends and sees, what staff take down and decide."""
