"""Self-service portal, order funnel and CRM for energy utilities."""

import gc
import os

# See platform.startup: a starting function has no garbage, and somebody waits for it. Nor has pydantic
# any plugins here, for which it would read the metadata of all packages.
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
