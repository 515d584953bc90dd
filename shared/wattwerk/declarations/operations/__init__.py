"""What changes declarations: ``receiving`` (anybody), ``deciding`` (the system), ``clarifying`` (staff).

Import the module that is needed: a declaration is received without anything of contracts being loaded.
"""
