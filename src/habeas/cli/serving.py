"""`habeas serve`: the web app, on this machine alone unless told otherwise."""

from __future__ import annotations

import ipaddress

import click

from habeas.model import HabeasError

_EXAMPLES = """\b
Examples:
  habeas serve
  habeas serve --port 8080
  HABEAS_ALLOWED_HOSTS=register.example.org habeas serve --host 0.0.0.0

Exit codes: 0 stopped with Ctrl-C; 1 the register or the port cannot be used; 2 called wrongly."""


@click.command(short_help="Open the register in a web browser.", epilog=_EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port to answer on; 0: any free."
)
def serve(host: str, port: int) -> None:
    """Open the register in a web browser.

    By default only this machine can reach it. To let others in, give an address of this machine with --host, and in
    HABEAS_ALLOWED_HOSTS the names they will call it by.
    """
    from habeas.register.opening import open_register

    open_register()
    import waitress
    from django.core.wsgi import get_wsgi_application

    try:
        server = waitress.create_server(get_wsgi_application(), host=host, port=port, threads=8, ident=None)
    except OSError as error:
        raise HabeasError(f"cannot answer on {host}, port {port}: {error.strerror or error}") from error
    shown = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
    click.echo(f"The register is at http://{_bracketed(shown)}:{server.effective_port}/  (stop with Ctrl-C)", err=True)
    if not _is_loopback(host):
        click.echo("Others on the network can reach it; it asks for no password.", err=True)
    server.run()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
