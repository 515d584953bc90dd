"""All that is stored under one partition key, whatever its types: for people who ask for their own data.

Nothing is picked, so a new type of item is covered from its first day.
"""

import json
from collections.abc import Iterator
from typing import Any

from boto3.dynamodb.types import TypeDeserializer

from wattwerk.platform.items import Item

TECHNICAL = frozenset({"pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "version"})
"""How items are found and guarded. It repeats what the other attributes say."""


def stored_under(table: type[Item], partition: str) -> Iterator[dict[str, Any]]:
    """Yield the items of a partition in the order of their sort keys, page by page.

    Values are as stored: dates, moments and decimals as text. What was stored as JSON is parsed.
    """
    # By the connection below the model: a query of the model leaves out types that are not imported.
    connection = table._get_connection()
    start: dict[str, Any] | None = None
    while True:
        page = connection.query(partition, consistent_read=True, exclusive_start_key=start)
        for item in page["Items"]:
            yield {name: _plain(value) for name, value in item.items() if name not in TECHNICAL}
        start = page.get("LastEvaluatedKey")
        if start is None:
            return


def _plain(stored: Any) -> Any:
    value = TypeDeserializer().deserialize(stored)
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value  # a text that somebody began with a bracket
    return value
