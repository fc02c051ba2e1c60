from hypothesis import given
from hypothesis import strategies as st

from djeli.press.store import pieces


@given(st.binary(max_size=5000))
def test_a_piece_survives_being_stored(plain):
    kept = pieces.Piece.decode(pieces.piece(plain).encode())

    assert kept == pieces.piece(plain)
    assert kept.plain() == plain


def test_a_piece_that_is_longer_than_the_small_window_is_whole():
    plain = b"".join(b"<p>Niamey %d</p>" % number for number in range(5000))

    assert len(plain) > pieces.SMALL
    assert pieces.piece(plain).plain() == plain
