from reader.widgets.status_line import StatusLine


async def test_it_shows_the_place_the_find_and_how_far(stage):
    app = stage(status := StatusLine())
    async with app.run_test(size=(80, 5)) as pilot:
        status.left, status.middle, status.right = (
            "line 25 · [b]Chang",
            "/silt  1 of 24",
            "9 %  55 min",
        )
        await pilot.pause()
        line = app.picture().splitlines()[-1]
        assert line.startswith(" line 25 · [b]Chang")
        assert line.endswith("/silt  1 of 24    9 %  55 min")


async def test_the_left_gives_way_where_there_is_no_room(stage):
    app = stage(status := StatusLine())
    async with app.run_test(size=(50, 5)) as pilot:
        status.left, status.middle, status.right = "x" * 60, "/silt  1 of 24", "9 %  55 min"
        await pilot.pause()
        line = app.picture().splitlines()[-1]
        assert len(line) <= 50
        assert "…" in line
        assert line.endswith("55 min")


async def test_what_just_happened_takes_the_room_of_all_else(stage):
    app = stage(status := StatusLine())
    async with app.run_test(size=(50, 5)) as pilot:
        status.middle, status.right, status.tone = "/silt  1 of 24", "9 %  55 min", "good"
        both = "/silt  1 of 24    9 %  55 min"
        for length, beside in ((15, both), (30, "/silt  1 of 24"), (36, "9 %  55 min"), (48, "")):
            status.left = "x" * length
            await pilot.pause()
            line = app.picture().splitlines()[-1].strip()
            assert line.replace("x" * length, "").strip() == beside


async def test_what_was_done_and_what_could_not_be_look_different(stage):
    app = stage(status := StatusLine())
    async with app.run_test(size=(50, 5)) as pilot:
        looks = []
        for tone in ("place", "good", "problem"):
            status.left, status.tone = "words", tone
            await pilot.pause()
            looks.append(app.style_of("words").color)
        assert len(set(looks)) == 3
