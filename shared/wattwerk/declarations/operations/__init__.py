"""What changes declarations.

``receiving``: anybody, through the public forms. ``declaring``: customers who are signed in.
``deciding``: the system. ``clarifying``: staff.
"""
