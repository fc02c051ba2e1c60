from lxml import etree

from djeli.web.charts.svg import svg
from tests.web.charts.test_drawing import drawn

SVG = "{http://www.w3.org/2000/svg}"


def shape(drawing):
    written = str(svg(drawing, "c1")).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
    return etree.fromstring(written.encode())


def test_a_chart_is_one_image_with_a_name_and_a_description():
    root = shape(drawn("bar", ("a", "b"), ("x", "1"), title="How <many>"))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "How <many>"
    assert root.find(f"{SVG}desc").text.startswith("Bar chart")
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")


def test_what_an_editor_typed_is_no_markup():
    root = shape(drawn("dot", ("a", "<script>"), ("<b>&", "1"), ("y", "2")))
    assert root.findall(f".//{SVG}script") == []
    assert "<b>&" in ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_from_right_to_left_bars_grow_from_the_right():
    rows = ("ا", "ب"), ("س", "50"), ("ص", "100")
    left = shape(drawn("bar", *rows))
    right = shape(drawn("bar", *rows, language="ar"))
    assert [bar.get("x") for bar in left.iter(f"{SVG}rect")] == ["0%", "0%"]
    first, second = right.iter(f"{SVG}rect")
    assert first.get("x") != second.get("x")
    assert right.get("direction") == "rtl"


def test_a_chart_of_ten_rows_is_at_most_four_kilobytes():
    drawing = drawn("bar", ("a", "b", "c"), *((f"row {n}", str(n), str(n * n)) for n in range(10)))
    assert len(svg(drawing, "c1").encode()) < 4000
