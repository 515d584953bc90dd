"""A device is named by browser and system, however the browser describes itself."""

import pytest

from wattwerk.identity.devices import Device, device_of

CHROME = "(KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 {CHROME}",
            Device("Chrome", "Windows"),
        ),
        (f"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 {CHROME} Edg/142.0", Device("Edge", "Windows")),
        (
            f"Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 {CHROME}",
            Device("Chrome", "Android"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1",
            Device("Safari", "iPhone"),
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            Device("Firefox", "Linux"),
        ),
        ("curl/8.17.0", Device()),
        (None, Device()),
    ],
)
def test_a_device_is_recognised(agent: str | None, device: Device) -> None:
    assert device_of(agent) == device
