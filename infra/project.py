"""Where things stand in this project."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "template.yaml"
FUNCTIONS = ROOT / "functions"
GENERATED = ROOT / "infra" / "generated"
CONTRACTS = ROOT / "events" / "contracts"
SITE = ROOT / "static-site"
