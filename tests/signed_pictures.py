"""Pictures with Content Credentials, signed by an authority that the tests make for themselves."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests import newsroom

BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
TAKEN = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Harmattan Wire"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _key_usage(*, signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _certificate(
    subject: str, issuer: str, key: Any, signer: Any, above: Any = None, *, is_authority: bool
) -> x509.Certificate:
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGUN)
        .not_valid_after(BEGUN + timedelta(days=365 * 30))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_key_usage(signs_others=is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
    )
    if not is_authority:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        made = made.add_extension(usage, critical=False)
    return made.sign(signer, hashes.SHA256())


@cache
def authority() -> tuple[str, str, str]:
    """Of the authority its certificate, of the signer the chain and the key: PEM each."""
    top, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Test root", "Test root", top, top, is_authority=True)
    own = _certificate("Desk camera", "Test root", leaf, top, is_authority=False)
    pem = serialization.Encoding.PEM
    anchor, chain = (one.public_bytes(pem).decode() for one in (root, own))
    private = leaf.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return anchor, chain + anchor, private.decode()


def signed(source_type: str = TAKEN) -> bytes:
    """A JPEG picture whose credentials say how it came about."""
    c2pa = pytest.importorskip("c2pa")
    _anchor, chain, private = authority()
    manifest = {
        "claim_generator_info": [{"name": "Desk Camera", "version": "1"}],
        "title": "Ferry",
        "assertions": [
            {
                "label": "c2pa.actions",
                "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": source_type}]},
            }
        ],
    }
    signer = c2pa.Signer.from_info(
        c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, chain.encode(), private.encode(), None)
    )
    into = io.BytesIO()
    with c2pa.Builder(json.dumps(manifest)) as builder:
        builder.sign(signer, "image/jpeg", io.BytesIO(newsroom.jpeg()), into)
    return into.getvalue()


def tampered() -> bytes:
    """The same with other pixels under the old signature."""
    content = bytearray(signed())
    content[-200:-190] = bytes(10)
    return bytes(content)
