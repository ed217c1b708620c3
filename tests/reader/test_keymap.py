import pytest

from reader.keymap import ACTIONS, Keymap, KeymapProblem, key_name


def test_sixteen_keys_are_for_every_day():
    assert len(Keymap().everyday()) == 16
    assert all(action.keys for action in Keymap().everyday())


def test_no_key_has_two_meanings_in_one_context():
    for context in ("text", "selecting"):
        keys = [key_name(k) for a in ACTIONS if a.context == context for k in a.keys]
        assert len(keys) == len(set(keys))


def test_names_are_unique_and_titles_short():
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)
    assert all(len(action.title) <= 34 for action in ACTIONS)


def test_every_action_is_reached_by_a_plain_key_or_by_name():
    special = {"escape"}
    for action in ACTIONS:
        plain = [
            k
            for k in action.keys
            if not k.startswith(("ctrl+", "alt+")) and key_name(k) not in special
        ]
        assert plain or not action.keys, action.name


def test_keys_have_the_names_that_textual_gives_them():
    from textual.keys import _character_to_key

    for character in "jG/?:.,()[]{}+-=*\\<>|&~'\"#@_;!%^$`":
        assert key_name(character) == _character_to_key(character)
    assert key_name("PgDn") == "pagedown"
    assert key_name("↓") == "down"
    assert key_name("ctrl+d") == "ctrl+d"
    assert key_name("Esc") == "escape"


@pytest.mark.parametrize("key", ["", "jj", "hyper+j", "ctrl+", "F99"])
def test_what_is_no_key_is_refused(key):
    with pytest.raises(ValueError, match="no key"):
        key_name(key)


def test_undo_is_on_a_capital_since_small_u_pages():
    bindings = Keymap().bindings()
    assert bindings["u"].name == "half-page-up"
    assert bindings["U"].name == "undo"


def test_an_override_takes_its_key_from_the_action_that_had_it():
    keymap = Keymap().with_overrides({"copy": "c y", "bookmark": ["x"], "next-turn": "j"})
    bindings = keymap.bindings()
    assert bindings["c"].name == bindings["y"].name == "copy"
    assert bindings["x"].name == "bookmark"
    assert bindings["j"].name == "next-turn"
    assert keymap["down"].keys == ("↓",)
    assert "m" not in bindings


def test_an_empty_override_takes_the_keys_away():
    assert "z" not in Keymap().with_overrides({"zen": ""}).bindings()


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ({"fly": "f"}, "fly"),
        ({"copy": "hyper+y"}, "hyper"),
        ({"copy": 3}, "copy"),
        ({"copy": "c", "zen": "c"}, "zen"),
    ],
)
def test_a_bad_override_is_named(overrides, named):
    with pytest.raises(KeymapProblem, match=named):
        Keymap().with_overrides(overrides)
