"""The HTTP functions of the project, found by their folders."""

import importlib.util
import os
import sys
from dataclasses import dataclass

from infra import project
from wattwerk.platform.api import Api


@dataclass(frozen=True)
class Application:
    """One HTTP function: its folder ``<audience>/<capability>`` and its routes."""

    audience: str
    capability: str
    api: Api

    @property
    def logical_id(self) -> str:
        """Return the function's logical id in the template, e.g. ``PortalReadings``."""
        return f"{self.audience}-{self.capability}".title().replace("-", "").replace("_", "")


def load_all() -> list[Application]:
    """Import every function and return those with HTTP routes, in alphabetical order."""
    # Clients are made on import; they need a region, but nothing is called.
    os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
    applications = []
    for file in sorted(project.FUNCTIONS.glob("*/*/app.py")):
        audience, capability = file.parent.parts[-2:]
        name = f"functions_{audience}_{capability}"
        spec = importlib.util.spec_from_file_location(name, file)
        if spec is None or spec.loader is None:
            raise ImportError(f"{file} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        if isinstance(api := getattr(module, "app", None), Api):
            applications.append(Application(audience, capability, api))
    return applications
