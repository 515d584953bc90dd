"""Self-service portal, order funnel and CRM for energy utilities."""

import gc
import os

# See platform.startup: a starting function has no garbage, and somebody waits for it.
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    gc.disable()
