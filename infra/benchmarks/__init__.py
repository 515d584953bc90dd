"""The budgets of this project, measured: ``make bench`` prints each figure beside its limit."""
