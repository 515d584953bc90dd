"""What changes declarations.

``receiving``: anybody, through the public forms. ``declaring``: customers who are signed in.
``completing``: the same,
about the final bill. ``deciding``: the system. ``clarifying``: staff.
"""
