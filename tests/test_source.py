"""Lines and columns of offsets, for every kind of line end."""

from hypothesis import given
from hypothesis import strategies as st

from forandring.source import Position, SourceText, Span

TEXTS = st.text(alphabet=st.sampled_from("aæ\n\r\x0b\u2028\U0001f600"), max_size=40)


def test_lines_end_at_all_three_line_ends_and_at_nothing_else():
    source = SourceText("plan.ttl", "a\r\nb\rc\nd\u2028e\x0bf")
    assert [source.line(number) for number in range(1, 6)] == ["a", "b", "c", "d\u2028e\x0bf", ""]
    assert source.line_count == 4


def test_columns_count_code_points():
    source = SourceText("plan.ttl", "\U0001f600é\nx")
    assert source.position(1) == Position(1, 2)
    assert source.position(2) == Position(1, 3)
    assert source.position(3) == Position(2, 1)


def test_span_ends_after_its_last_character():
    assert SourceText("plan.ttl", "ab\ncd").span(1, 4) == Span(Position(1, 2), Position(2, 2))


def test_offsets_outside_the_text_are_clamped():
    source = SourceText("plan.ttl", "ab\n")
    assert source.position(99) == Position(2, 1)
    assert source.position(-1) == Position(1, 1)
    assert SourceText("plan.ttl", "").position(0) == Position(1, 1)


@given(TEXTS)
def test_every_offset_comes_back_from_its_position(text):
    source = SourceText("plan.ttl", text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # between \r and \n is no place of its own
        assert source.offset(source.position(offset)) == offset


@given(TEXTS)
def test_lines_hold_all_but_the_line_ends(text):
    source = SourceText("plan.ttl", text)
    lines = [source.line(number) for number in range(1, source.line_count + 1)]
    assert "".join(lines) == text.replace("\r", "").replace("\n", "")
