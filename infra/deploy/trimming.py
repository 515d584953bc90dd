"""What third-party packages bring and functions never use. Lambda takes 250 MB unpacked, all layers of a
function together, and the PDF renderer alone needs 150."""

import shutil
from pathlib import Path

LARGEST_FUNCTION = 250 * 1024 * 1024
"""Bytes that a function and its layers may have, unpacked."""

# Chalice's command line and what it alone needs.
_COMMAND_LINE = [
    "bin",
    "blessed*",
    "chalice/cli",
    "editor*",
    "inquirer*",
    "jinxed*",
    "pip*",
    "pkg_resources",
    "readchar*",
    "runs*",
    "setuptools*",
    "_distutils_hack",
    "distutils-precedence.pth",
    "wcwidth*",
    "wheel*",
    "xmod*",
]
_DATA = [
    # Names of countries in 200 languages; only their codes are used.
    "pycountry/locales",
    # Towns, carriers and time zones of phone numbers; only their form is checked.
    "phonenumbers/carrierdata",
    "phonenumbers/geodata",
    "phonenumbers/tzdata",
]
_LANGUAGES = ("root", "de", "en", "fr")
_SERVICES = (
    "cognito-idp",
    "dynamodb",
    "events",
    "lambda",
    "s3",
    "scheduler",
    "secretsmanager",
    "ses",
    "sesv2",
    "sqs",
    "ssm",
    "sts",
)


def trim(packages: Path) -> None:
    """Remove what is not used from a folder of installed packages."""
    for pattern in _COMMAND_LINE + _DATA:
        for path in packages.glob(pattern):
            _remove(path)
    for locale in packages.glob("babel/locale-data/*.dat"):
        if locale.stem.split("_")[0] not in _LANGUAGES:
            _remove(locale)
    for service in packages.glob("botocore/data/*"):
        if service.is_dir() and service.name not in _SERVICES:
            _remove(service)


def unpacked_size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
