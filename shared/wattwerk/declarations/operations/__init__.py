"""What changes declarations.

``receiving``: anybody, through the public forms. ``declaring``: customers who are signed in.
``completing``: the same,
about the final bill. ``taking_back``: the same, who have thought better of it. ``deciding``: the system.
``clarifying``: staff.
"""
