"""nginx before a served edition, as docs/operations.md has it: HTTPS and HTTP/2."""

from __future__ import annotations

import ipaddress
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.services import free_port, wait_for

HOST = "127.0.0.1"
CONFIG = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{
    listen {host}:{port} ssl http2;
    ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem;
    location / {{ proxy_pass {site}; }}
    proxy_set_header Host $host:{port};
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  }}
}}
"""


@contextmanager
def https_proxy(nginx: str, site: str) -> Iterator[str]:
    """Pass on to ``site``, its scheme and host, all that is asked for; gives scheme and host of the
    proxy. Nobody vouches for its certificate."""
    with tempfile.TemporaryDirectory(prefix="djeli-proxy-") as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)  # its workers run as another user
        _certify(folder)
        config = folder / "nginx.conf"
        config.write_text(CONFIG.format(folder=folder, host=HOST, port=port, site=site), "utf-8")
        with subprocess.Popen([nginx, "-p", name, "-c", str(config)]) as proxy:
            try:
                wait_for(port)
                yield f"https://{HOST}:{port}"
            finally:
                proxy.terminate()


def _certify(folder: Path) -> None:
    """Write ``certificate.pem`` and ``key.pem``."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    address = x509.IPAddress(ipaddress.ip_address(HOST))
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "certificate.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
