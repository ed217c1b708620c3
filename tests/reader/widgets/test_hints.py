import pytest

from reader.widgets.hints import labels


def test_few_sentences_have_one_letter_each_the_home_row_first():
    assert labels(5) == list("asdfg")
    assert all(len(label) == 1 for label in labels(26))


@pytest.mark.parametrize("count", [0, 1, 26, 27, 51, 52, 100, 300, 676])
def test_labels_are_different_and_none_begins_another(count):
    given = labels(count)
    assert len(given) == count == len(set(given))
    starts = {label[0] for label in given if len(label) == 2}
    assert not starts & {label for label in given if len(label) == 1}


def test_more_than_letters_can_tell_is_refused():
    with pytest.raises(ValueError, match="more than"):
        labels(677)
