"""Builds what functions and layers are made of: our code with bytecode, and the packages it uses."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from infra import project
from infra.deploy import trimming
from infra.deploy.archives import LEFT_OUT, zipped

BUILD = project.ROOT / ".build"
# The runtime of the template. Wheels are chosen for it, whatever Python builds them.
RUNTIME = "3.13"
PLATFORM = "manylinux_2_28_x86_64"
# Which lock file fills which layer.
REQUIREMENTS = {"dependencies": "requirements.txt", "renderer": "requirements-renderer.txt"}


class Sources:
    """The project's own code, staged with bytecode for one interpreter so that functions start fast."""

    def __init__(self, interpreter: str | None) -> None:
        self._folder = TemporaryDirectory(prefix="wattwerk-")
        self.folder = Path(self._folder.name)
        for name in ("functions", "shared"):
            ignored = shutil.ignore_patterns(*LEFT_OUT, "*.egg-info")
            shutil.copytree(project.ROOT / name, self.folder / name, ignore=ignored)
        if interpreter:
            _compile(interpreter, self.folder)

    def archive(self, folder: Path) -> bytes:
        """Return the archive of a function's folder or of the layer with our code."""
        staged = self.folder / folder.relative_to(project.ROOT)
        inside = "python" if folder.name == "shared" else ""
        return zipped(staged, inside=inside, with_bytecode=True)


def packages(layer: str, requirements: Path, interpreter: str | None) -> bytes:
    """Return the archive of a layer with third-party packages, built once per state of the lock."""
    target = BUILD / layer
    stamp = BUILD / f"{layer}.stamp"
    wanted = hashlib.sha256(f"{RUNTIME} {PLATFORM} {interpreter}".encode() + requirements.read_bytes())
    if not stamp.exists() or stamp.read_text() != wanted.hexdigest():
        shutil.rmtree(target, ignore_errors=True)
        _install(target / "python", requirements)
        if interpreter:
            _compile(interpreter, target)
        _check_size()
        stamp.write_text(wanted.hexdigest())
    return zipped(target, with_bytecode=True)


def _check_size() -> None:
    """Refuse layers that Lambda would refuse, before anything is uploaded.

    Raises:
        ValueError: the function with all layers would be too large.
    """
    folders = [BUILD / layer for layer in REQUIREMENTS] + [project.ROOT / "shared"]
    size = sum(trimming.unpacked_size(folder) for folder in folders if folder.exists())
    if size > trimming.LARGEST_FUNCTION:
        raise ValueError(
            f"all layers together have {size:,} bytes, Lambda takes {trimming.LARGEST_FUNCTION:,}"
        )


def placeholder() -> bytes:
    """Return an archive without packages, for a stack whose interpreter has them already."""
    folder = BUILD / "none" / "python"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text("The packages of this layer come with the interpreter.\n")
    return zipped(folder.parent)


def runtime_interpreter() -> str | None:
    """Return the Python that can make bytecode for the runtime, or None (with a warning)."""
    name = f"python{RUNTIME}"
    # A shim of a version manager may be there without the Python behind it.
    try:
        found = subprocess.run([name, "--version"], capture_output=True).returncode == 0
    except FileNotFoundError:
        found = False
    if not found:
        print(
            f"warning: no python{RUNTIME} found; functions will start slower without bytecode",
            file=sys.stderr,
        )
    return name if found else None


def _compile(interpreter: str, folder: Path) -> None:
    # Checked by nobody: an archive is never edited, so its bytecode is always right.
    mode = ("--invalidation-mode", "unchecked-hash", "-s", str(folder))
    # Packages ship templates and tests that are not meant to compile; they are simply left out.
    subprocess.run([interpreter, "-m", "compileall", "-qq", *mode, str(folder)], check=False)


def _install(target: Path, requirements: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-compile",
    ]
    wheels = ["--only-binary=:all:", "--python-version", RUNTIME, "--implementation", "cp"]
    platforms = ["--platform", PLATFORM, "--platform", "manylinux2014_x86_64"]
    subprocess.run(
        [*command, *wheels, *platforms, "--no-deps", "--target", str(target), "-r", str(requirements)],
        check=True,
    )
    trimming.trim(target)
