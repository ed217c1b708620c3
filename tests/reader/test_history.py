from reader.history import KEPT, History, Stop


def at(offset, transcript="a"):
    return Stop(transcript, offset)


def test_back_and_forward_go_the_same_way():
    history = History().leave(at(1)).leave(at(2))
    stop, history = history.back(at(3))
    assert stop == at(2)
    stop, history = history.back(at(2))
    assert stop == at(1)
    stop, history = history.forward(at(1))
    assert stop == at(2)
    stop, history = history.forward(at(2))
    assert stop == at(3)
    assert history.forward(at(3))[0] is None


def test_a_new_jump_forgets_what_was_ahead():
    _, history = History().leave(at(1)).back(at(2))
    assert history.leave(at(5)).forward(at(6))[0] is None


def test_there_is_nothing_before_the_first_stop():
    empty = History()
    assert empty.back(at(1)) == (None, empty)
    assert empty.forward(at(1)) == (None, empty)


def test_back_never_stays_where_one_is():
    history = History().leave(at(1)).leave(at(2))
    assert history.back(at(2))[0] == at(1)


def test_leaving_twice_from_one_place_is_one_stop():
    history = History().leave(at(1)).leave(at(1))
    _, history = history.back(at(2))
    assert history.back(at(1))[0] is None


def test_stops_in_other_transcripts_are_stops():
    history = History().leave(at(7, "a")).leave(at(7, "b"))
    assert history.back(at(7, "c"))[0] == at(7, "b")


def test_it_does_not_grow_for_ever():
    history = History()
    for offset in range(3 * KEPT):
        history = history.leave(at(offset))
    assert len(history.behind) == KEPT
    assert history.back(at(-1))[0] == at(3 * KEPT - 1)
