"""Servers that answer with raw bytes, well or badly, in plain text or with TLS."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pulumi_livemedia.calls.endpoint import Endpoint

Serve = Callable[[socket.socket], None]


@dataclass
class Served:
    """A server, and what it heard first on each connection."""

    endpoint: Endpoint
    heard: list[bytes] = field(default_factory=list)


@contextmanager
def serving(serve: Serve, *, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Let a function answer each connection, after the first bytes of a request; until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        served = Served(Endpoint("https" if tls else "http", "127.0.0.1", listener.getsockname()[1]))
        thread = threading.Thread(target=_accept, args=(listener, serve, served, tls), daemon=True)
        thread.start()
        yield served
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=60)


def _accept(listener: socket.socket, serve: Serve, served: Served, tls: ssl.SSLContext | None) -> None:
    # Whoever hangs up, or does not trust us, is what the tests are about.
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with suppress(OSError), connection:
            speaking = tls.wrap_socket(connection, server_side=True) if tls else connection
            with speaking:
                speaking.settimeout(10)
                served.heard.append(speaking.recv(65536))
                serve(speaking)


def certificate(folder: Path, *, address: str = "127.0.0.1", days: int = 1) -> tuple[ssl.SSLContext, Path]:
    """A server's side of TLS with a certificate that signs itself, and the file to trust it by.

    Args:
        folder: for the files.
        address: that it is made out to.
        days: how long it is valid from now on; negative if it has ended.
    """
    now = datetime.now(UTC)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    trusted, private = folder / "certificate.pem", folder / "key.pem"
    trusted.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, private)
    return context, trusted
