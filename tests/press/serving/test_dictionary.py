import base64
import hashlib

import pytest
import zstandard

from djeli.press.serving.dictionary import Dictionaries, Dictionary
from djeli.press.serving.shared_text import shared_text

FRAME = b"<html><head><title>The Lantern</title></head><body><nav>Politics Science Africa</nav>"
END = (
    b"</main><footer>The Lantern, Lagos. All rights reserved by the edition.</footer></body></html>"
)


def page(text):
    return FRAME + text + END


def test_a_page_is_the_magic_the_digest_and_a_frame_of_zstandard():
    dictionary, plain = Dictionary(page(b"<p>One story of the bridge")), page(b"<p>Another")

    packed = dictionary.compress(plain)

    assert packed[:8] == b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
    assert packed[8:40] == hashlib.sha256(dictionary.content).digest()
    raw = zstandard.ZstdCompressionDict(dictionary.content, zstandard.DICT_TYPE_RAWCONTENT)
    assert zstandard.ZstdDecompressor(dict_data=raw).decompress(packed[40:]) == plain
    assert len(packed) < len(zstandard.compress(plain))


def test_the_frame_is_one_that_every_browser_with_dictionaries_reads():
    """As a browser does: the dictionary is plain text, and not one of Zstandard's own format."""
    dictionary, plain = Dictionary(page(b"<p>One")), page(b"<p>Another")
    frame = dictionary.compress(plain)[40:]

    parameters = zstandard.get_frame_parameters(frame)

    assert parameters.dict_id == 0
    assert parameters.content_size == len(plain)
    assert parameters.window_size <= 8 << 20, "a browser need not take more (RFC 9842)"


def test_what_another_dictionary_packed_is_refused():
    packed = Dictionary(page(b"<p>One")).compress(page(b"<p>Another"))

    with pytest.raises(ValueError, match="another dictionary"):
        Dictionary(page(b"<p>Two")).decompress(packed)


def test_a_dictionary_is_known_by_its_whole_digest_alone():
    one, two = Dictionary(page(b"<p>One")), Dictionary(page(b"<p>Two"))
    known = Dictionaries([one, two])
    named = base64.b64encode(hashlib.sha256(two.content).digest()).decode()

    assert known.available(f" :{named}: ") is two
    assert known.newest is one
    assert known.at(one.address) is one
    for other in ("", ":", named, f":{named}", f":{named[:-2]}=:", ":" + "A" * 43 + "=:"):
        assert known.available(other) is None


def test_shared_text_has_what_half_of_the_pages_have_and_nothing_that_one_alone_says():
    secret = b"<p>The minister kept the key of the second gate in his own drawer"
    often = b"<li>Trending: a river rises at last, and everybody goes to see</li>"
    pages = [page(often + b"<p>Story %d" % number) for number in range(4)] + [page(b"<p>x")] * 4

    found = shared_text(page(secret + often), pages)

    assert b"<nav>Politics Science Africa</nav>" in found
    assert b"All rights reserved by the edition." in found
    assert b"a river rises at last" in found
    for length in range(24, len(secret)):
        assert secret[length - 24 : length] not in found


def test_text_that_fewer_than_half_of_the_pages_have_is_not_shared():
    often = b"<li>Trending: a river rises at last, and everybody goes to see</li>"
    pages = [page(often)] * 3 + [page(b"<p>x")] * 5

    assert b"a river rises at last" not in shared_text(page(often), pages)
