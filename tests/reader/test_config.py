"""What a person writes into the settings: keys, and where a model is asked."""

import pytest

from reader.config import ModelSettings, keymap_from, model_settings
from reader.problem import Problem


def test_without_a_file_the_keys_are_as_they_come(tmp_path):
    assert keymap_from(tmp_path / "config.toml")["copy"].keys == ("y",)


def test_a_key_given_to_an_action_is_taken_from_the_one_that_had_it(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('[keys]\ncopy = "c"\nnext-turn = ["m", "J"]\n')
    keymap = keymap_from(path)
    assert keymap["copy"].keys == ("c",)
    assert keymap["next-turn"].keys == ("m", "J")
    assert keymap["bookmark"].keys == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[keys]\ncopy = \n", "line 2"),
        ("colour = 3", "colour"),
        ("keys = 3", "[keys]"),
        ('[keys]\nfly = "x"', "fly"),
        ('[keys]\ncopy = "hyper+x"', "hyper+x"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, text, named):
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(Problem) as problem:
        keymap_from(path)
    assert named in str(problem.value)
    assert str(path) in str(problem.value)


def test_where_a_model_is_asked_may_stand_beside_the_keys(tmp_path):
    path = tmp_path / "config.toml"
    assert model_settings(path) == ModelSettings()
    path.write_text('[model]\naddress = "https://a.example"\nkey = "k"\npart = 9000\n[keys]\n')
    assert model_settings(path) == ModelSettings("https://a.example", "k", 9_000)
    assert keymap_from(path)["copy"].keys == ("y",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("model = 3", "[model]"),
        ("[model]\nsecret = 3", "'secret'"),
        ("[model]\nkey = 3", "key of [model] must be a text"),
        ("[model]\npart = true", "part of [model] must be a number"),
    ],
)
def test_what_cannot_be_used_for_models_is_named(tmp_path, text, named):
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(Problem) as problem:
        model_settings(path)
    assert named in str(problem.value)
