import pytest

from beirat_desktop.german.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Er kommt. Sie geht.", ["Er kommt.", "Sie geht."]),
        ("Frau Dr. Öz kommt am 1. Juli. Sie geht.", ["Frau Dr. Öz kommt am 1. Juli.", "Sie geht."]),
        ("Es gibt z. B. Kurse. Sie beginnen.", ["Es gibt z. B. Kurse.", "Sie beginnen."]),
        ("1. Er kommt. 2. Sie geht.", ["1.", "Er kommt. 2.", "Sie geht."]),
        ("I. Er kommt.", ["I.", "Er kommt."]),
        ("Wer kommt? „Niemand.“", ["Wer kommt?", "„Niemand.“"]),
        ("", [""]),
    ],
)
def test_a_sentence_ends_at_its_end_alone(text: str, parts: list[str]) -> None:
    made, seams = sentences(text)
    assert made == parts
    assert "".join(part + seam for part, seam in zip(made, [*seams, ""], strict=True)) == text
