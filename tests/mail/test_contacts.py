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
        {}, {}, ("contacts.yaml, строка 1: «alpha» — такого id в графике нет, строка пропущена",)
    )


@pytest.mark.parametrize("text", ["secret@example.org: alfa\n", "89991234567: alfa\n", "a-1234567: alfa\n"])
def test_an_address_or_a_number_in_the_place_of_an_id_is_not_shown(text: str) -> None:
    (problem,) = contacts(text).problems
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


ANNA = "alfa: a@example.org\n"
GAMMA = "gamma: c@example.org\n"
UNCLEAR = "непонятная запись, строка пропущена; напишите как"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('"a b"@example.org: beta', f"строка 2: {UNCLEAR} id: имя@домен.рф"),
        ('beta: "b@example.org', f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("beta: [b@example.org", f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("beta: b@example.org: x", f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("- b@example.org", f"строка 2: {UNCLEAR} id: имя@домен.рф"),
        ("b@example.org", f"строка 2: {UNCLEAR} id: имя@домен.рф"),
        ("beta b@example.org", f"строка 2: {UNCLEAR} id: имя@домен.рф"),
        ("&x beta: b@example.org", f"строка 2: {UNCLEAR} id: имя@домен.рф"),
        ("  beta: b@example.org", f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("\tbeta: b@example.org", f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("beta: b@example.org\x00", f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("beta: b\u2028@example.org", f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
        ("beta: " + "[" * 99, f"строка 2: у «beta» {UNCLEAR} beta: имя@домен.рф"),
    ],
)
def test_a_line_that_cannot_be_read_costs_itself_alone(bad: str, said: str) -> None:
    expected = Contacts(
        {"alfa": "a@example.org", "gamma": "c@example.org"}, problems=(f"contacts.yaml, {said}",)
    )
    assert contacts(f"{ANNA}{bad}\n{GAMMA}") == expected


def test_a_line_in_another_encoding_costs_itself_alone() -> None:
    """As Notepad may save it: the comment alone has Russian letters."""
    found = read_contacts(
        "alfa: a@example.org # Иванова\ngamma: c@example.org\n".encode("cp1251"), "X", PEOPLE
    )
    assert found == Contacts(
        {"gamma": "c@example.org"},
        problems=(
            "X, строка 1: у «alfa» непонятная запись, строка пропущена; напишите как alfa: имя@домен.рф",
        ),
    )


def test_marks_of_the_file_and_comments_are_no_lines() -> None:
    text = f"\ufeff---\n# Адреса\n\n  {ANNA}  # дальше\n  {GAMMA}...\n"
    assert contacts(text) == Contacts({"alfa": "a@example.org", "gamma": "c@example.org"})


def test_brackets_may_hold_all_of_them() -> None:
    text = '{"alfa": "a@example.org",\n"gamma": "c@example.org"}'
    assert contacts(text) == Contacts({"alfa": "a@example.org", "gamma": "c@example.org"})


@pytest.mark.parametrize(
    "text",
    ["{ANNA}{GAMMA}alfa: other@example.org\n", "{{alfa: a@x.org, gamma: c@example.org,\n\nalfa: b@x.org}}"],
)
def test_of_an_id_that_stands_twice_nobody_knows_which_address_is_meant(text: str) -> None:
    assert contacts(text.format(ANNA=ANNA, GAMMA=GAMMA)) == Contacts(
        {"gamma": "c@example.org"},
        problems=("contacts.yaml, строка 3: «alfa» уже есть в строке 1, адреса разные; оставьте один",),
    )


def test_a_line_that_stands_twice_as_it_is_does_no_harm() -> None:
    assert contacts(f"{ANNA}{ANNA}") == Contacts({"alfa": "a@example.org"})


def test_a_person_may_have_a_full_name_with_or_without_an_address() -> None:
    text = (
        "alfa: {email: a@example.org, name: Первая Альфа Образцовна}\n"
        "beta:\n  name:  Вторая Бета   Образцовна\n"
        "gamma:\n  email: c@example.org\n"
    )
    assert contacts(text) == Contacts(
        {"alfa": "a@example.org", "gamma": "c@example.org"},
        {"alfa": "Первая Альфа Образцовна", "beta": "Вторая Бета Образцовна"},
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "{email: a.example.org, name: Первая Альфа}",
            "у «alfa» не адрес почты; напишите как alfa: имя@домен.рф",
        ),
        ("{email: {a: b}, name: Первая Альфа}", "у «alfa» не адрес почты; напишите как alfa: имя@домен.рф"),
        (
            "{mail: a@example.org, name: Первая Альфа}",
            "у «alfa» понятны только email (адрес) и name (фамилия, имя, отчество), остальное пропущено",
        ),
        ("{name: Первая Альфа, name: Другая}", "у «alfa» email или name дважды; оставьте одно"),
    ],
)
def test_what_is_wrong_about_a_person_leaves_the_rest(value: str, said: str) -> None:
    assert contacts(f"alfa: {value}\n") == Contacts(
        {}, {"alfa": "Первая Альфа"}, (f"contacts.yaml, строка 1: {said}",)
    )


@pytest.mark.parametrize("name", ["''", "[a]", "a@example.org", "я" * 201])
def test_what_is_no_name_is_reported_and_left_out(name: str) -> None:
    assert contacts(f"alfa: {{email: a@example.org, name: {name}}}\n") == Contacts(
        {"alfa": "a@example.org"},
        {},
        ("contacts.yaml, строка 1: у «alfa» вместо фамилии, имени и отчества что-то другое, имя пропущено",),
    )


@pytest.mark.parametrize(
    "text",
    ["- a@example.org\n", "a@example.org", "a@example.org\nb@example.org\n", "[", "{alfa: a@example.org"],
)
def test_where_no_line_can_be_read_all_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(BadContacts) as raised:
        contacts(text)
    assert str(raised.value) == (
        "contacts.yaml: не читается ни одна строка, начиная со строки 1; "
        "в каждой должно стоять «id: адрес почты»"
    )


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(BadContacts) as raised:
        read_contacts("alfa: a@example.org\n".encode("utf-16"), "CONTACTS", PEOPLE)
    assert str(raised.value) == (
        "CONTACTS: не читается ни одна строка, начиная со строки 1; в каждой должно стоять «id: адрес почты»"
    )
    with pytest.raises(BadContacts) as raised:
        read_contacts(b"#" * 5_000_001, "CONTACTS", PEOPLE)
    assert str(raised.value) == "CONTACTS: больше 5 МБ — это не адреса"


PIECES = st.text("ab:@. -{}[]\"'#&*!|>%\t\n\x00яё", max_size=30)


@given(st.lists(PIECES, max_size=5))
def test_whatever_stands_there_is_told_without_its_values(pieces: list[str]) -> None:
    text = "".join(f"{piece}secret@hidden.example\n" for piece in pieces)
    try:
        said = " ".join(contacts(text).problems)
    except BadContacts as bad:
        said = str(bad)
    assert "secret" not in said
    assert "hidden" not in said


def test_an_empty_file_has_no_addresses() -> None:
    assert contacts("# nobody yet\n") == Contacts({})
