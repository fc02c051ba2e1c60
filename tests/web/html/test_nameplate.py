from djeli.web.html.nameplate import nameplate


def test_a_name_is_drawn_and_said():
    drawn = nameplate("Vardiafrica")
    assert drawn.count("M") == len("Vardiafrica"), "each letter begins at a place of its own"
    assert drawn.startswith('<span class="unseen">Vardiafrica</span><svg')
    assert 'aria-hidden="true"' in drawn


def test_what_a_name_holds_is_escaped():
    assert ">A &amp; B</span>" in nameplate("A & B")


def test_letters_that_stand_close_are_drawn_close():
    def width(name):
        return int(nameplate(name).split('viewBox="')[1].split()[2])

    assert width("AVA") < width("AAV"), "two pairs are closer than one"


def test_a_name_in_another_script_or_a_very_long_one_is_left_to_type():
    assert nameplate("أخبار فرديا") == ""
    assert nameplate("V" * 41) == ""
