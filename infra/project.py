"""Where things stand in this project."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "template.yaml"
FUNCTIONS = ROOT / "functions"
GENERATED = ROOT / "infra" / "generated"
CONTRACTS = ROOT / "events" / "contracts"
SITE = ROOT / "static-site"
# Pages about the API: their addresses lie below /api, but the site serves them.
PAGES_BELOW_API = {
    "/api/docs": GENERATED / "documentation.html",
    "/api/openapi.json": GENERATED / "openapi.json",
}
