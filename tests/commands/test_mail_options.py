"""Options of the commands that mail."""

from argparse import ArgumentParser, ArgumentTypeError

import pytest

from generator.commands.mail_options import configure_ledger, natural


def test_half_an_hour_of_silence_is_long() -> None:
    parser = ArgumentParser()
    configure_ledger(parser)
    assert parser.parse_args([]).takeover_after == 30
    assert parser.parse_args(["--takeover-after", "5"]).takeover_after == 5


def test_a_number_is_of_up_to_six_digits() -> None:
    assert [natural(text) for text in ("0", "7", "123456")] == [0, 7, 123456]
    for text in ("", "-1", "1.5", "²", "٣", "1234567", "семь"):
        with pytest.raises(ArgumentTypeError) as raised:
            natural(text)
        assert str(raised.value) == f"«{text}» — не целое число"
