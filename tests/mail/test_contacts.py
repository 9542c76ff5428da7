import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mail.contacts import BadContacts, Contacts, normal_address, read_contacts

PEOPLE = {"alfa", "beta", "gamma"}


def contacts(text: str) -> Contacts:
    return read_contacts(text.encode(), "contacts.yaml", PEOPLE)


def test_addresses_are_read_by_person() -> None:
    assert contacts("alfa: a@example.org\nbeta:  'b.b@example.com'\n") == Contacts(
        {"alfa": "a@example.org", "beta": "b.b@example.com"}
    )


def test_two_people_may_share_an_address() -> None:
    assert contacts("alfa: a@example.org\nbeta: a@example.org\n").addresses == {
        "alfa": "a@example.org",
        "beta": "a@example.org",
    }


def test_an_unknown_id_is_reported_without_its_address() -> None:
    assert contacts("alpha: secret@example.org\n") == Contacts(
        {}, ("contacts.yaml, строка 1: «alpha» — такого id в графике нет, строка пропущена",)
    )


def test_an_address_in_the_place_of_an_id_is_not_shown() -> None:
    (problem,) = contacts("secret@example.org: alfa\n").problems
    assert problem == "contacts.yaml, строка 1: «…» — такого id в графике нет, строка пропущена"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "a@",
        "a@example",
        "a b@example.org",
        "a@exam ple.org",
        "a@-example.org",
        "a@@example.org",
        ".a@example.org",
        "a..b@example.org",
        "Имя <a@example.org>",
        "имя@example.org",
        "a@example.org, b@example.org",
        '"a@example.org\\r\\nBcc: b@example.org"',
        '"a\\nb@example.org"',
        "[a@example.org]",
        "a" * 65 + "@example.org",
    ],
)
def test_what_is_no_address_is_reported_and_left_out(address: str) -> None:
    found = contacts(f"alfa: {address}\nbeta: b@example.org\n")
    assert (found.addresses, len(found.problems)) == ({"beta": "b@example.org"}, 1)
    assert "строка 1: у «alfa» не адрес почты" in found.problems[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" a.b+c@Example.ORG\n", "a.b+c@example.org"),
        ("Ivanova@example.org", "Ivanova@example.org"),
        ("school@пример.рф", "school@xn--e1afmkfd.xn--p1ai"),
        ("school@ПРИМЕР.РФ", "school@xn--e1afmkfd.xn--p1ai"),
        ("school@XN--E1AFMKFD.xn--p1ai", "school@xn--e1afmkfd.xn--p1ai"),
        # IDNA 2008 keeps letters that its forerunner turned into others, and so led mail to a stranger.
        ("school@straße.example.org", "school@xn--strae-oqa.example.org"),
        ("a@example.invalid", "a@example.invalid"),
        ("a@school.test", "a@school.test"),
        ("a@mail.local", "a@mail.local"),
        ("a@localhost", "a@localhost"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
        ("a@" + "b" * 63 + ".org", "a@" + "b" * 63 + ".org"),
    ],
)
def test_an_address_becomes_ascii_with_its_domain_in_punycode(text: str, expected: str) -> None:
    assert normal_address(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "имя@пример.рф",
        '"a"@example.org',
        '"a b"@example.org',
        "<a@example.org>",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@b@localhost",
        "a@example.org.",
        "a@xn--a.org",
        "a@under_score.example.org",
        "a\ud800@example.org",
        "a@exam\ud800ple.org",
        "a@" + "b" * 64 + ".org",
        "a" * 64 + "@" + ".".join(["b" * 62] * 3) + ".org",
    ],
)
def test_what_no_server_would_take_is_no_address(text: str) -> None:
    assert normal_address(text) is None


LABELS = st.text("aZ09-пЯßñ中א\u200dＡ\u0301", min_size=1, max_size=8)
LOCALS = st.text("aZ09.+_'\"\\ п\n@<", min_size=1, max_size=8)
ADDRESSES = st.builds(
    lambda local, labels: f"{local}@{'.'.join(labels)}",
    LOCALS | st.just("a"),
    st.lists(LABELS | st.sampled_from(["рф", "org", "xn--p1ai", "пример"]), min_size=1, max_size=4),
)


@given(ADDRESSES | st.text() | st.text(st.characters()))
def test_an_address_is_plain_ascii_and_stays_as_it_is(text: str) -> None:
    """Nothing that could end a header or begin another recipient."""
    address = normal_address(text)
    assert address is None or (
        address.isascii()
        and address.isprintable()
        and not set(address) & set(' ,;<>"\\()')
        and normal_address(address) == address
    )


UNCLEAR = "непонятная запись; в каждой строке должно стоять «id: адрес почты»"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('# x\nalfa: "a b"@example.org\n', f"строка 2: {UNCLEAR}"),
        ("# x\n- a@example.org\n", f"строка 2: {UNCLEAR}"),
        ("alfa: [a@example.org\n", f"строка 2: {UNCLEAR}"),
        ("alfa: a@example.org\n\n&x beta: *x\n", f"строка 3: {UNCLEAR}"),
        ("a@example.org", f"строка 1: {UNCLEAR}"),
        (
            "alfa: a@example.org\nbeta: b@example.org\nalfa: c@example.org\nbeta: d@example.org\n",
            "строка 3: один и тот же id дважды; в каждой строке должно стоять «id: адрес почты»",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_without_showing_it(text: str, said: str) -> None:
    with pytest.raises(BadContacts) as raised:
        contacts(text)
    assert str(raised.value) == f"contacts.yaml, {said}"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(BadContacts, match="UTF-8"):
        read_contacts(b"alfa: \xff\xfe@example.org\n", "CONTACTS", PEOPLE)


def test_an_empty_file_has_no_addresses() -> None:
    assert contacts("# nobody yet\n") == Contacts({})
