import gzip
import shutil
import subprocess
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from djeli.press.store import gzip_pieces

PLAINS = st.lists(st.binary(max_size=3000), max_size=50)


@given(PLAINS)
@settings(max_examples=120, deadline=None)
def test_pieces_joined_are_one_gzip_stream_of_the_whole(plains):
    whole = b"".join(plains)

    joined = gzip_pieces.gzipped([gzip_pieces.piece(plain) for plain in plains])

    decompressor = zlib.decompressobj(16 + zlib.MAX_WBITS)  # checks CRC and length
    assert decompressor.decompress(joined) == whole
    assert decompressor.eof
    assert decompressor.unused_data == b""
    assert int.from_bytes(joined[-8:-4], "little") == zlib.crc32(whole)
    assert int.from_bytes(joined[-4:], "little") == len(whole)


@given(st.binary(max_size=5000))
def test_a_piece_survives_being_stored(plain):
    kept = gzip_pieces.Piece.decode(gzip_pieces.piece(plain).encode())

    assert kept == gzip_pieces.piece(plain)
    assert kept.plain() == plain


@pytest.mark.parametrize("count", [0, 1, 7, 50])
def test_the_gzip_program_finds_nothing_wrong(tmp_path, count):
    program = shutil.which("gzip")
    assert program
    file = tmp_path / "page.gz"
    pieces = [gzip_pieces.piece(f"<p>Niamey {number}</p>".encode() * 40) for number in range(count)]
    file.write_bytes(gzip_pieces.gzipped(pieces))

    checked = subprocess.run([program, "-tv", str(file)], capture_output=True, text=True)

    assert checked.returncode == 0, checked.stderr
    assert gzip.decompress(file.read_bytes()).count(b"Niamey") == 40 * count
