"""Each verb in the sample's style and in others: the exact lines that go and come."""

from datetime import date
from difflib import unified_diff

import pytest

from generator.editing.apply import apply_edits
from generator.editing.lines import read_edits

TODAY = date(2026, 11, 26)

SCHEDULE = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
calendar:
  week: 5
  days_off: [2027-04-21]       # день города
  workdays: []
roles:
  - {id: coordinator, title: Ответственный за аттестацию, people: [pervaya]}
  - {id: head,        title: Руководитель}
  - {id: teacher,     title: Педагог}
staff:
  - {id: pervaya, name: Первая Проба Образцовна, position: завуч}
  - {id: vtoroy,  name: Второй Проб Образцович,  position: директор}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: order
        title: Приказ
        when: {month: август}
        responsible: [coordinator]
      - id: lists
        title: Передача списков
        when: {every: month}
        responsible: [coordinator]
        done: {2026-09: 2026-09-30}
      - id: upload
        title: Загрузка материалов в ЛК
        short: Загрузка
        when: {days_before: 10}
        responsible: [teacher]
teachers:
  # О первой.
  - id: abvgdova
    name: Абвгдова Проба Образцовна
    position: учитель физики     # ставка
    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
    attestations:
      - for: высшая
        date: 2027-03-15         # понедельник
        done:
          upload: 2027-03-01

  # О второй.
  - id: notina
    name: Нотина Проба Образцовна
    position: "учитель музыки"
    attestations:
      - {for: первая, date: 17.02.2027}
      - {for: первая, date: 20.01.2027, position: педагог доп. образования}
      - for: педагог-методист
        date: 2027-05
        result: {date: 2027-05-20, order: № 1}
"""


def difference(line: str, schedule: str = SCHEDULE) -> str:
    """Removed and added lines, without those around them."""
    wanted, problems = read_edits(line, "правка", TODAY)
    assert problems == []
    data = schedule.encode()
    applied = apply_edits(data, wanted, file="schedule.yaml", source_name="правка", today=TODAY)
    assert applied.problems == ()
    lines = unified_diff(schedule.splitlines(), applied.data.decode().splitlines(), lineterm="", n=0)
    return "\n".join(each for each in lines if not each.startswith(("---", "+++", "@@")))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "добавить primerova «Примерова Зинаида Фоминична» «учитель: химия»",
            """\
+
+  - id: primerova
+    name: Примерова Зинаида Фоминична
+    position: "учитель: химия\"""",
        ),
        (
            "добавить «Кошкина Зинаида Фоминична» логопед",
            """\
+  - id: koshkina
+    name: Кошкина Зинаида Фоминична
+    position: логопед
+""",
        ),
        (
            "сотрудник «Третья Проба Образцовна» методист",
            "+  - {id: tretia,  name: Третья Проба Образцовна, position: методист}",
        ),
        (
            "убрать abvgdova",
            """\
-  - id: abvgdova
-    name: Абвгдова Проба Образцовна
-    position: учитель физики     # ставка
-    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
-    attestations:
-      - for: высшая
-        date: 2027-03-15         # понедельник
-        done:
-          upload: 2027-03-01""",
        ),
        ("убрать Второй", "-  - {id: vtoroy,  name: Второй Проб Образцович,  position: директор}"),
        (
            "имя abvgdova «Новая Проба Образцовна»",
            "-    name: Абвгдова Проба Образцовна\n+    name: Новая Проба Образцовна",
        ),
        (
            "имя pervaya «Первая, она же Вторая»",
            """\
-  - {id: pervaya, name: Первая Проба Образцовна, position: завуч}
+  - {id: pervaya, name: "Первая, она же Вторая", position: завуч}""",
        ),
        (
            "должность notina «концертмейстер»",
            '-    position: "учитель музыки"\n+    position: "концертмейстер"',
        ),
        (
            "должность abvgdova «учитель ИЗО»",
            """\
-    position: учитель физики     # ставка
+    position: учитель ИЗО        # ставка""",
        ),
        ("состояние abvgdova «в отпуске»", "+    status: on_leave"),
        ("состояние notina уволена", "+    status: left"),
        ("состояние notina работает", ""),
        (
            "категория abvgdova высшая 2026-10-20",
            """\
-    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
+    category: {name: высшая, granted: 2026-10-20}""",
        ),
        (
            "категория abvgdova первая",
            """\
-    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
+    category: {name: первая}""",
        ),
        (
            "категория abvgdova педагог-наставник 2026-10-20",
            """\
-    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
+    category: [{name: первая, granted: 2022-05-20, until: 2027-05-20}, {name: педагог-наставник, granted: \
2026-10-20}]""",
        ),
        (
            "категория notina соответствие - 2030-01-01",
            "+    category: {name: соответствие, until: 2030-01-01}",
        ),
        (
            "нет-категории abvgdova первая",
            "-    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}",
        ),
        (
            "запланировать abvgdova педагог-наставник 2027-04",
            "+      - for: педагог-наставник\n+        date: 2027-04",
        ),
        (
            "запланировать abvgdova высшая 14.04.2027 «учитель астрономии»",
            """\
+      - for: высшая
+        date: 2027-04-14
+        position: учитель астрономии""",
        ),
        (
            "перенести abvgdova высшая 14.04.2027",
            """\
-        date: 2027-03-15         # понедельник
+        date: 2027-04-14         # понедельник""",
        ),
        (
            "перенести abvgdova высшая 2027-04",
            """\
-        date: 2027-03-15         # понедельник
+        date: 2027-04            # понедельник""",
        ),
        (
            "перенести notina первая 2027-03-05 «учитель музыки»",
            "-      - {for: первая, date: 17.02.2027}\n+      - {for: первая, date: 05.03.2027}",
        ),
        (
            "отменить notina первая «педагог доп. образования»",
            "-      - {for: первая, date: 20.01.2027, position: педагог доп. образования}",
        ),
        (
            "отменить abvgdova высшая",
            """\
-    attestations:
-      - for: высшая
-        date: 2027-03-15         # понедельник
-        done:
-          upload: 2027-03-01""",
        ),
        (
            "сделано abvgdova высшая upload 2027-03-05",
            "-          upload: 2027-03-01\n+          upload: 2027-03-05",
        ),
        (
            "сделано notina первая Загрузка 05.02.2027 «учитель музыки»",
            """\
-      - {for: первая, date: 17.02.2027}
+      - {for: первая, date: 17.02.2027, done: {upload: 05.02.2027}}""",
        ),
        (
            "сделано notina педагог-методист upload вчера",
            "+        done:\n+          upload: 2026-11-25",
        ),
        ("не-сделано abvgdova высшая upload", "-        done:\n-          upload: 2027-03-01"),
        ("сделано order «август 2026» 2026-08-28", "+        done: {2026-08: 2026-08-28}"),
        (
            "сделано «Передача списков» 2026-10 30.10.2026",
            """\
-        done: {2026-09: 2026-09-30}
+        done: {2026-09: 2026-09-30, 2026-10: 2026-10-30}""",
        ),
        ("не-сделано lists 2026-09", "-        done: {2026-09: 2026-09-30}"),
        (
            "решение abvgdova высшая 2027-03-18 «№ 55 от 20.03.2027»",
            """\
-    category: {name: первая, granted: 2022-05-20, until: 2027-05-20}
+    category: {name: высшая, granted: 2027-03-18}
+        result: {date: 2027-03-18, order: № 55 от 20.03.2027}""",
        ),
        (
            "решение notina педагог-методист 2027-05-21",
            """\
+    category: {name: педагог-методист, granted: 2027-05-21}
-        result: {date: 2027-05-20, order: № 1}
+        result: {date: 2027-05-21, order: № 1}""",
        ),
        (
            "нет-решения notina педагог-методист",
            "-        result: {date: 2027-05-20, order: № 1}",
        ),
        (
            "роль coordinator pervaya vtoroy",
            """\
-  - {id: coordinator, title: Ответственный за аттестацию, people: [pervaya]}
+  - {id: coordinator, title: Ответственный за аттестацию, people: [pervaya, vtoroy]}""",
        ),
        (
            "роль Руководитель «Второй Проб Образцович»",
            """\
-  - {id: head,        title: Руководитель}
+  - {id: head,        title: Руководитель, people: [vtoroy]}""",
        ),
        (
            "роль coordinator",
            """\
-  - {id: coordinator, title: Ответственный за аттестацию, people: [pervaya]}
+  - {id: coordinator, title: Ответственный за аттестацию, people: []}""",
        ),
        (
            "выходной 30.04.2027",
            """\
-  days_off: [2027-04-21]       # день города
+  days_off: [2027-04-21, 2027-04-30]  # день города""",
        ),
        (
            "выходной 20.04.2027",
            """\
-  days_off: [2027-04-21]       # день города
+  days_off: [2027-04-20, 2027-04-21]  # день города""",
        ),
        ("рабочий 2027-04-24", "-  workdays: []\n+  workdays: [2027-04-24]"),
        (
            "рабочий 2027-04-21",
            """\
-  days_off: [2027-04-21]       # день города
-  workdays: []
+  days_off: []                 # день города
+  workdays: [2027-04-21]""",
        ),
        (
            "обычный 2027-04-21",
            """\
-  days_off: [2027-04-21]       # день города
+  days_off: []                 # день города""",
        ),
    ],
)
def test_each_verb_changes_the_lines_that_it_names(line: str, expected: str) -> None:
    assert difference(line) == expected


SMALL = """\
school: {name: Школа № 0}
school_year: {start: 01.09.2026, end: 31.05.2027}
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "добавить «Первая Проба Образцовна» физик",
            "+teachers:\n+  - id: pervaia\n+    name: Первая Проба Образцовна\n+    position: физик",
        ),
        ("выходной 2027-04-21", "+calendar:\n+  days_off: [21.04.2027]"),
    ],
)
def test_what_the_file_has_no_place_for_gets_one(line: str, expected: str) -> None:
    assert difference(line, SMALL) == expected


ONE = (
    SMALL
    + "teachers: [{id: a, name: А Б В, position: физик, attestations: [{for: первая, date: 05.03.2027}]}]\n"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("убрать a", "teachers: []"),
        (
            "отменить a первая",
            "teachers: [{id: a, name: А Б В, position: физик}]",
        ),
        ("сделано a первая x 2027-03-05", None),
        (
            "добавить b «Б В Г» логопед",
            "teachers: [{id: a, name: А Б В, position: физик, attestations: [{for: первая, date: 05.03.2027}]"
            "}, {id: b, name: Б В Г, position: логопед}]",
        ),
    ],
)
def test_all_on_one_line(line: str, expected: str | None) -> None:
    wanted, _ = read_edits(line, "правка", TODAY)
    applied = apply_edits(ONE.encode(), wanted, file="schedule.yaml", source_name="правка", today=TODAY)
    if expected is None:
        assert (applied.data, len(applied.problems)) == (ONE.encode(), 1)
    else:
        assert applied.data.decode() == SMALL + expected + "\n"


CATEGORY_BELOW = (
    SMALL
    + """\
teachers:
  - id: a
    name: А Б В
    position: физик
    category:
      name: первая     # до осени
      granted: 2022-05-20
"""
)


def test_a_second_category_makes_a_list_of_a_block() -> None:
    assert (
        difference("категория a педагог-методист 2026-10-20", CATEGORY_BELOW)
        == """\
-      name: первая     # до осени
-      granted: 2022-05-20
+      - name: первая   # до осени
+        granted: 2022-05-20
+      - name: педагог-методист
+        granted: 2026-10-20"""
    )


PEOPLE_BELOW = (
    SMALL
    + """\
roles:
- id: coordinator
  title: Ответственный
  people:
    - a    # пока
    - b
staff:
- {id: a, name: А Б В, position: завуч}
- {id: b, name: Б В Г, position: завуч}
- {id: v, name: В Г Д, position: завуч}
"""
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("роль coordinator a b v", "+    - v"),
        ("роль coordinator b", "-    - a    # пока\n-    - b\n+    - b    # пока"),
        ("роль coordinator", "-  people:\n-    - a    # пока\n-    - b\n+  people: []"),
        ("убрать v", "-- {id: v, name: В Г Д, position: завуч}"),
    ],
)
def test_people_one_below_another(line: str, expected: str) -> None:
    assert difference(line, PEOPLE_BELOW) == expected


ALPHABET = (
    SMALL
    + """\
teachers:
# первая по алфавиту
- id: b
  name: Букина А Б
  position: физик
- id: zh
  name: Жукова А Б
  position: физик
"""
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Абрамова А Б", "+- id: abramova\n+  name: Абрамова А Б\n+  position: физик"),
        ("Ёлкина А Б", "+- id: elkina\n+  name: Ёлкина А Б\n+  position: физик"),
        ("Якина А Б", "+- id: iakina\n+  name: Якина А Б\n+  position: физик"),
    ],
)
def test_a_new_teacher_goes_where_the_alphabet_puts_her(name: str, expected: str) -> None:
    assert difference(f"добавить «{name}» физик", ALPHABET) == expected


def test_a_comment_above_the_first_stays_with_it() -> None:
    wanted, _ = read_edits("добавить «Абрамова А Б» физик", "правка", TODAY)
    applied = apply_edits(ALPHABET.encode(), wanted, file="f", source_name="правка", today=TODAY)
    assert applied.data.decode().splitlines()[2:7] == [
        "teachers:",
        "- id: abramova",
        "  name: Абрамова А Б",
        "  position: физик",
        "# первая по алфавиту",
    ]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Иванова Мария Петровна", "Иванова Ольга Петровна"], ["ivanova", "ivanova-o"]),
        (["Иванова Ольга Петровна", "Иванова Ольга Ильинична"], ["ivanova", "ivanova-o"]),
        (
            ["Иванова Ольга П", "Иванова Ольга И", "Иванова Ольга К", "Иванова Олеся К"],
            ["ivanova", "ivanova-o", "ivanova-ok", "ivanova-2"],
        ),
        (["Мамин-Сибиряк Пётр Ильич"], ["mamin-sibiriak"]),
        (["Нул Пётр Ильич"], ["nul-p"]),
    ],
)
def test_an_id_is_made_of_the_surname(names: list[str], ids: list[str]) -> None:
    text = "\n".join(f"добавить «{name}» физик" for name in names)
    wanted, _ = read_edits(text, "правка", TODAY)
    applied = apply_edits(SMALL.encode(), wanted, file="f", source_name="правка", today=TODAY)
    assert applied.after.schedule is not None
    assert [each.id for each in applied.after.schedule.teachers] == ids
