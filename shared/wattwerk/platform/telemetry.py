"""Structured logs. Identifiers only: no names, addresses, mails or account numbers."""

from aws_lambda_powertools import Logger

from wattwerk.platform import startup


def logger(service: str) -> Logger:
    """Return the logger of a function, which each makes once when its imports are done."""
    startup.finished()
    return Logger(service=service)
