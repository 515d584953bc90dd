"""What changes orders: ``submission`` (prospects), ``decision`` (staff), ``fulfilment`` (the system).

Import the module that is needed: an order is placed without anything of contracts being loaded.
"""
