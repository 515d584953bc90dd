"""The local site serves like CloudFront: compressed, cached, with security headers."""

import gzip
from pathlib import Path

import pytest

from infra.local.headers import Headers
from infra.local.site import Site

BUCKET = "http://localhost:4566"
SCRIPT = b"console.log('Guten Tag, M\xc3\xbcllerhoff');\n" * 100


@pytest.fixture
def site(tmp_path: Path) -> Site:
    files = {
        "index.html": b"<!doctype html><title>wattwerk</title>",
        "portal/index.html": b"<!doctype html><title>Portal</title>",
        "portal/assets/index-4f2a.js": SCRIPT,
        "order/funnel.js": b"customElements.define('wattwerk-order', class {});",
    }
    for name, content in files.items():
        (tmp_path / "dist" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "dist" / name).write_bytes(content)
    (tmp_path / "openapi.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("nobody may read this")
    return Site(tmp_path / "dist", {"/api/openapi.json": tmp_path / "openapi.json"}, Headers(BUCKET))


def test_a_deep_link_gets_the_page_of_its_application(site: Site) -> None:
    status, headers, body = site.answer("GET", "/portal/contracts/V-4711", {})
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"Portal" in body


def test_a_missing_file_is_missing_and_no_page(site: Site) -> None:
    assert site.answer("GET", "/portal/assets/old.js", {})[0] == 404


def test_files_outside_of_the_site_are_not_served(site: Site) -> None:
    status, _, body = site.answer("GET", "/../secret.txt", {})
    assert status == 404
    assert b"nobody" not in body


def test_large_texts_travel_compressed_for_those_who_can_read_it(site: Site) -> None:
    path = "/portal/assets/index-4f2a.js"
    _, headers, body = site.answer("GET", path, {"accept-encoding": "gzip, br"})
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == SCRIPT
    _, plain, body = site.answer("GET", path, {})
    assert "content-encoding" not in plain
    assert body == SCRIPT


def test_files_named_after_their_content_are_kept_for_ever_and_pages_are_not(site: Site) -> None:
    assert "immutable" in site.answer("GET", "/portal/assets/index-4f2a.js", {})[1]["cache-control"]
    _, headers, _ = site.answer("GET", "/portal/", {})
    assert headers["cache-control"] == "no-cache"
    again, _, body = site.answer("GET", "/portal/", {"if-none-match": headers["etag"]})
    assert (again, body) == (304, b"")


@pytest.mark.parametrize(
    ("wanted", "part"), [("bytes=0-6", SCRIPT[:7]), ("bytes=-5", SCRIPT[-5:]), ("bytes=100-", SCRIPT[100:])]
)
def test_a_part_of_a_file_is_served_on_demand(site: Site, wanted: str, part: bytes) -> None:
    status, headers, body = site.answer("GET", "/portal/assets/index-4f2a.js", {"range": wanted})
    assert (status, body) == (206, part)
    assert headers["content-length"] == str(len(part))


@pytest.mark.parametrize("unusable", ["bytes=9999-", "bytes=0-1,5-6", "lines=1-2", "bytes=x-y", "bytes=-"])
def test_a_range_that_makes_no_sense_gets_the_whole_file(site: Site, unusable: str) -> None:
    assert site.answer("GET", "/portal/assets/index-4f2a.js", {"range": unusable})[0] == 200


def test_head_has_the_headers_without_the_body(site: Site) -> None:
    status, headers, body = site.answer("HEAD", "/portal/assets/index-4f2a.js", {})
    assert (status, body, headers["content-length"]) == (200, b"", str(len(SCRIPT)))


def test_pages_have_the_security_headers_of_the_template(site: Site) -> None:
    _, headers, _ = site.answer("GET", "/portal/", {})
    assert "script-src 'self'" in headers["content-security-policy"]
    assert f"connect-src 'self' {BUCKET};" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_only_the_preview_may_be_framed_and_only_by_the_site_itself(site: Site) -> None:
    _, headers, _ = site.answer("GET", "/portal/preview", {})
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in site.answer("GET", "/admin/", {})[1]["content-security-policy"]


def test_the_script_of_the_order_funnel_may_be_used_by_other_websites(site: Site) -> None:
    _, headers, _ = site.answer("GET", "/order/funnel.js", {})
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_pages_about_the_api_are_served_below_it(site: Site) -> None:
    assert site.answer("GET", "/api/openapi.json", {})[2] == b"{}"


def test_nothing_can_be_sent_to_the_site(site: Site) -> None:
    assert site.answer("POST", "/portal/", {})[0] == 405
