"""Structured logs and metrics. Identifiers only: no names, addresses, mails or account numbers."""

import os

from aws_lambda_powertools import Logger, Metrics

from wattwerk.platform import startup

os.environ.setdefault("POWERTOOLS_METRICS_NAMESPACE", "wattwerk")


def logger(service: str) -> Logger:
    """Return the logger of a function, which each makes once when its imports are done."""
    startup.finished()
    return Logger(service=service)


def metrics(service: str) -> Metrics:
    """Return the metrics of a function (embedded metric format, written to the log)."""
    return Metrics(service=service)
