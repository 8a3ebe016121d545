"""A time-stamp authority of one's own: OpenSSL behind a small HTTP server on this machine, with a throw-away root."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_SETTINGS = """\
[ tsa ]
default_tsa = authority
[ authority ]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Authority:
    """Keys, certificates, and `reply`, which answers as OpenSSL does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root.pem"
        self.url = ""
        self.answer: Callable[[bytes], tuple[int, str, bytes]] = lambda query: (
            200,
            "application/timestamp-reply",
            self.reply(query),
        )
        (folder / "settings.cnf").write_text(_SETTINGS.format(folder=folder))
        (folder / "usage.cnf").write_text("extendedKeyUsage = critical,timeStamping\n")
        (folder / "serial").write_text("01\n")
        key = ("-newkey", "rsa:2048", "-nodes")
        self._openssl("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "2", "-subj", "/CN=Test root")
        self._openssl("req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test authority")
        signing = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "usage.cnf")
        self._openssl("x509", "-req", "-in", "tsa.csr", *signing, "-out", "tsa.pem", "-days", "2")

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def reply(self, query: bytes) -> bytes:
        (self.folder / "query").write_bytes(query)
        self._openssl("ts", "-reply", "-config", "settings.cnf", "-queryfile", "query", "-out", "reply")
        return (self.folder / "reply").read_bytes()

    def refusal(self) -> bytes:
        """The answer to a question with a digest that is not accepted here."""
        self._openssl("ts", "-query", "-data", "serial", "-sha1", "-out", "query.sha1")
        return self.reply((self.folder / "query.sha1").read_bytes())

    def verifies(self, message: Path, token: Path) -> bool:
        """Whether OpenSSL itself is content with a token."""
        command = ["openssl", "ts", "-verify", "-data", str(message), "-in", str(token), "-CAfile", str(self.root)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def serving(folder: Path) -> Iterator[Authority]:
    """The authority, answering at its `url` while the context lasts."""
    authority = Authority(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            status, content_type, body = authority.answer(query)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.url = f"http://127.0.0.1:{server.server_port}/tsr"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
