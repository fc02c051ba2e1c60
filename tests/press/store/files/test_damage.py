"""A store's file that was really damaged: it is found, set aside with its date, and made anew."""

import os
import random
import time

import pytest

from djeli.press.store.files import damage
from djeli.press.store.files.checking import Check
from djeli.press.store.files.damage import StoreDamaged
from djeli.press.store.files.setting_aside import KEPT_FOR, forget_old, last_set_aside, set_aside
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed, Record
from djeli.press.store.store import Store

PAGES = 400


def page(number):
    part = piece(os.urandom(300) + b"Niamey")
    keys = frozenset({f"k:{number}", "k:all", f"k:{number % 7}"})
    return Pressed(f"/page-{number}/", 1, keys, record=Record(200, (("A", "b"),), (part, "#menu")))


@pytest.fixture
def folder(tmp_path):
    """A store with pages, which no process has open."""
    path = tmp_path / "press"
    store = Store(path, map_size=1 << 28)
    with store.writing() as writing:
        for number in range(PAGES):
            writing.put(page(number))
        for number in range(0, PAGES, 3):
            writing.mark_stale(f"/page-{number}/", 2)
    store.close()
    return path


def overwrite(path, place, content):
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def flip_a_bit(path, place):
    content = path.read_bytes()[place]
    overwrite(path, place, bytes([content ^ 0x10]))


def places_of(path, text):
    content, found = path.read_bytes(), []
    place = content.find(text)
    while place >= 0:
        found.append(place)
        place = content.find(text, place + 1)
    return found


def cut_off(file):
    os.truncate(file, file.stat().st_size // 2)


def zero(file):
    overwrite(file, 0, bytes(file.stat().st_size))


def zero_the_middle(file):
    overwrite(file, 8192 * 4, bytes(65536))


def write_at_random(file):
    overwrite(file, 0, random.Random(4).randbytes(file.stat().st_size))


def write_over_the_middle(file):
    overwrite(file, 8192 * 4, random.Random(4).randbytes(65536))


def test_a_whole_store_has_no_fault(folder):
    assert Check(folder).fault() == ""


def test_a_folder_without_a_store_has_none(tmp_path):
    assert Check(tmp_path / "nowhere").fault() == ""
    (tmp_path / "data.mdb").touch()
    assert Check(tmp_path).fault() == ""


@pytest.mark.parametrize(
    "harm", [cut_off, zero, zero_the_middle, write_at_random, write_over_the_middle]
)
def test_what_is_cut_off_or_written_over_is_found_and_made_anew(folder, harm):
    harm(folder / "data.mdb")

    fault = Check(folder).fault()
    assert fault

    where = set_aside(folder, fault)
    assert (where / "data.mdb").exists()
    assert fault in (where / "why.txt").read_text()
    assert Check(folder).fault() == ""
    store = Store(folder, map_size=1 << 28)
    with store.writing() as writing:
        writing.put(page(1))
    with store.reading() as reading:
        assert list(reading.pages.addresses()) == ["/page-1/"]
    store.close()


def test_a_flipped_bit_in_a_page_is_found_by_the_check_and_by_who_reads_it(folder):
    file = folder / "data.mdb"
    for place in places_of(file, b'["A","b"]'):
        flip_a_bit(file, place + 2)

    assert "was changed" in Check(folder).fault()
    store = Store(folder, map_size=1 << 28)
    with pytest.raises(StoreDamaged, match="was changed"), store.reading() as reading:
        reading.pages.record("/page-1/")
    store.close()
    assert "was changed" in damage.noted(folder)
    assert damage.noted(folder) == "", "it is said once"


def test_a_flipped_bit_in_the_index_is_found(folder):
    file = folder / "data.mdb"
    for place in places_of(file, b"k:33"):
        flip_a_bit(file, place + 3)
    assert Check(folder).fault()


def test_flipped_bits_anywhere_in_use_never_give_a_wrong_page(folder):
    """Each time one bit of the file is turned: either the check says so, or all pages are right."""
    whole = (folder / "data.mdb").read_bytes()
    store = Store(folder, map_size=1 << 28)
    with store.reading() as reading:
        right = {one: reading.pages.record(one) for one in reading.pages.addresses()}
    store.close()
    chance = random.Random(18)
    for _ in range(6):
        place = chance.randrange(len(whole))
        overwrite(folder / "data.mdb", 0, whole)
        flip_a_bit(folder / "data.mdb", place)
        if Check(folder).fault():
            continue
        store = Store(folder, map_size=1 << 28)
        with store.reading() as reading:
            for address, record in right.items():
                assert reading.pages.record(address) == record, place
        store.close()


def test_a_note_of_a_file_that_was_replaced_since_is_not_heeded(folder):
    damage.note(folder, "bits are wrong")
    set_aside(folder, "bits are wrong")
    damage.note(folder, "bits are wrong")  # by a process that has the old file open
    Store(folder, map_size=1 << 28).close()
    assert damage.noted(folder) == ""


def test_what_was_set_aside_is_kept_for_a_week(folder):
    where = set_aside(folder, "cut off")
    assert forget_old(folder) == 0
    found = last_set_aside(folder)
    assert found is not None
    assert "cut off" in found[1]

    old = time.time() - KEPT_FOR - 60
    os.utime(where, (old, old))
    assert forget_old(folder) == 1
    assert last_set_aside(folder) is None


def test_a_damaged_file_of_brotli_is_done_without(folder):
    store = Store(folder, map_size=1 << 28)
    store.packed.put({"digest": b"small" * 2000})
    store.close()
    file = folder / "brotli" / "data.mdb"
    for place in places_of(file, b"small" * 3):
        flip_a_bit(file, place)

    store = Store(folder, map_size=1 << 28)
    assert store.packed.get("digest") is None
    store.close()
    assert "was changed" in damage.noted(folder / "brotli")
