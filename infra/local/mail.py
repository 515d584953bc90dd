"""The local mail inbox: maildev takes every mail that the emulated SES sends."""

import ctypes
import signal
import subprocess
import sys
from pathlib import Path

from infra.local.settings import LocalStack

MAILDEV = Path(__file__).parent / "node_modules" / "maildev" / "bin" / "maildev"


def start(stack: LocalStack) -> "subprocess.Popen[bytes]":
    """Start the inbox; it ends with this process."""
    folder = stack.state / "mail"
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen(
        [
            "node",
            str(MAILDEV),
            *("--ip", "127.0.0.1", "--smtp", str(stack.smtp_port)),
            *("--web-ip", "127.0.0.1", "--web", str(stack.mail_port)),
            *("--mail-directory", str(folder)),
            "--silent",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        start_new_session=True,  # Ctrl-C reaches this process only, which then stops the inbox
    )


def _end_with_parent() -> None:
    """Ask the kernel to end this process when its parent is killed."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def installed() -> bool:
    """Tell whether the inbox is there."""
    return Path(MAILDEV).exists()
