"""`habeas serve`: the web app, on this machine alone unless told otherwise."""

from __future__ import annotations

import ipaddress
from typing import Any

import click

from habeas.model import HabeasError

_EXAMPLES = """\b
Examples:
  habeas serve
  habeas serve --port 8080
  HABEAS_ALLOWED_HOSTS=register.example.org habeas serve --host 0.0.0.0
  HABEAS_ALLOWED_HOSTS=register.example.org HABEAS_HTTPS=1 habeas serve

Exit codes: 0 stopped with Ctrl-C; 1 the register or the port cannot be used; 2 called wrongly."""


@click.command(short_help="Open the register in a web browser.", epilog=_EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port to answer on; 0: any free."
)
def serve(host: str, port: int) -> None:
    """Open the register in a web browser.

    By default only this machine can reach it. To let others in, make an account for each (habeas account add), give an address
    of this machine with --host, and in HABEAS_ALLOWED_HOSTS the names they will call it by; or put a proxy that speaks HTTPS in
    front and say so with HABEAS_HTTPS=1.
    """
    from habeas.register.opening import open_register

    open_register()
    import waitress
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from habeas.register.handing_in import REQUEST_LIMIT
    from habeas.register.lists.holding import let_old_go

    let_old_go()
    if not _is_loopback(host) or settings.BEHIND_PROXY:
        _refuse_without_account()
    try:
        server = waitress.create_server(
            get_wsgi_application(),
            host=host,
            port=port,
            threads=8,
            ident=None,
            max_request_body_size=REQUEST_LIMIT,
            **_proxied(settings.BEHIND_PROXY),
        )
    except OSError as error:
        raise HabeasError(f"cannot answer on {host}, port {port}: {error.strerror or error}") from error
    shown = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
    click.echo(f"The register is at http://{_bracketed(shown)}:{server.effective_port}/  (stop with Ctrl-C)", err=True)
    if not _is_loopback(host):
        click.echo("Others on the network can reach it; it asks them to sign in.", err=True)
        if not settings.BEHIND_PROXY:
            click.echo("Passwords travel unencrypted; put a proxy that speaks HTTPS in front (HABEAS_HTTPS=1).", err=True)
    server.run()


def _refuse_without_account() -> None:
    from habeas.register.accounts.keeping import any_account

    if not any_account():
        raise HabeasError(
            "the register has no account, and others would read it without a password; make one first: "
            "habeas account add NAME --role administrator"
        )


def _proxied(proxy: str) -> dict[str, Any]:
    """How waitress takes what a proxy says of those who ask. Without one its headers stay, so that the pages see there is one."""
    if not proxy:
        return {"clear_untrusted_proxy_headers": False}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
