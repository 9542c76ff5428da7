import pytest

from generator.mail.settings import BadSettings, Settings, Tls, read_settings

GIVEN = {"SMTP_HOST": "smtp.example.org", "SMTP_USER": "school@example.org", "SMTP_PASSWORD": "verborgen-7"}


def problems(**changes: str) -> list[str]:
    with pytest.raises(BadSettings) as raised:
        read_settings(GIVEN | changes)
    return raised.value.problems


def test_three_settings_are_enough() -> None:
    assert read_settings(GIVEN) == Settings(
        "smtp.example.org", 465, "school@example.org", "verborgen-7", Tls.SSL, None, 60
    )


@pytest.mark.parametrize(("tls", "port"), [("ssl", 465), ("STARTTLS", 587)])
def test_the_port_follows_the_kind_of_tls(tls: str, port: int) -> None:
    assert read_settings(GIVEN | {"SMTP_TLS": tls}).port == port


def test_everything_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(BadSettings) as raised:
        read_settings({})
    assert [problem.split(":")[0] for problem in raised.value.problems] == [
        "не задан SMTP_HOST",
        "не задан SMTP_USER",
        "не задан SMTP_PASSWORD",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_HOST", "https://smtp.example.org/"),
        ("SMTP_HOST", "smtp..example.org"),
        ("SMTP_PASSWORD", "пароль"),
        ("SMTP_PORT", "smtp"),
        ("SMTP_PORT", "70000"),
        ("SMTP_PORT", "²"),
        ("SMTP_USER", "school"),
        ("SMTP_TLS", "tls"),
        ("SMTP_PASSWORD", " \n"),
        ("SMTP_TIMEOUT", "0"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    (problem,) = problems(**{name: value})
    assert name in problem


@pytest.mark.parametrize(("name", "largest"), [("SMTP_PORT", 65535), ("SMTP_TIMEOUT", 600)])
def test_a_number_has_bounds_that_are_named(name: str, largest: int) -> None:
    field = name.removeprefix("SMTP_").lower()
    for number in (1, largest):
        assert getattr(read_settings(GIVEN | {name: str(number)}), field) == number
    for number in (0, largest + 1):
        assert problems(**{name: str(number)}) == [f"{name} — не число от 1 до {largest}"]


def test_without_tls_only_this_machine_is_spoken_to() -> None:
    (problem,) = problems(SMTP_TLS="none")
    assert "SMTP_TLS=none" in problem
    for host in ("localhost", "127.0.0.1", "127.9.9.9", "::1"):
        assert read_settings(GIVEN | {"SMTP_TLS": "none", "SMTP_HOST": host}).port == 25


def test_a_relay_on_this_machine_may_do_without_a_password() -> None:
    local = {"SMTP_TLS": "none", "SMTP_HOST": "localhost", "SMTP_PASSWORD": ""}
    assert read_settings(GIVEN | local).password is None


def test_the_password_does_not_show() -> None:
    assert "verborgen" not in repr(read_settings(GIVEN))


def test_the_senders_name_cannot_add_a_header() -> None:
    name = "Школа\r\nBcc: all@example.org"
    assert read_settings(GIVEN | {"MAIL_FROM_NAME": name}).from_name == "Школа Bcc: all@example.org"
