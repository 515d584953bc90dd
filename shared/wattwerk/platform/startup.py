"""The first moments of a function's process, for which somebody is waiting.

A start only creates objects, and collecting garbage in between finds none. ``wattwerk`` turns the
collector off when it is imported inside Lambda; the function calls ``finished``
when its imports are done.
"""

import gc


def finished() -> None:
    """Turn the collector on again and leave what the start created out of its work for good."""
    gc.freeze()
    gc.enable()
