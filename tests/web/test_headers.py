"""Every response forbids what the pages do not need."""

import pytest
from django.test import Client
from django.urls import path

from habeas.web.headers import CONTENT_SECURITY_POLICY
from habeas.web.urls import urlpatterns as own_patterns


def _broken(request: object) -> None:
    raise RuntimeError("broken")


urlpatterns = [path("broken", _broken), *own_patterns]


@pytest.mark.parametrize("address", ["/people/", "/events/", "/appeals/", "/pages/", "/", "/nowhere", "/static/web/habeas.css"])
def test_policies(client: Client, register: list[str], address: str) -> None:
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]  # default-src 'none' stands for it
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Permissions-Policy" in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("address", ["/people/", "/events/", "/appeals/", "/pages/", "/nowhere"])
def test_pages_carry_no_script_style_or_handler(client: Client, register: list[str], address: str) -> None:
    html = client.get(address).content.decode().lower()
    for forbidden in ("<script", "<style", " style=", "onclick", "onload", "http://", "//cdn"):
        assert forbidden not in html


@pytest.mark.urls("web.test_headers")
def test_a_fault_of_ours_is_said_plainly(client: Client, db: None) -> None:
    client.raise_request_exception = False
    response = client.get("/broken")
    assert response.status_code == 500
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "This page could not be made" in response.content.decode()
    assert "RuntimeError" not in response.content.decode()
