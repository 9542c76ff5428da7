"""A school whose every text is full of markup: all of it must be shown as it is."""

from typing import Any

import yaml

# Each is one text, in which a browser, Markdown, one of its extensions or a template could see more.
TEXTS = [
    "a | b || c",
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    '"><svg onload="window.hacked = 1">',
    "_под_ __чёрк__ *звезда* ~~x~~",
    "[текст](javascript:window.hacked=1) ![x](y)",
    "`код` ``` ~~~",
    "&amp; &#35; &lt;b&gt; &nbsp;",
    "🎓 👩🏽‍🏫",
    "{{ config }} {% raw %} {# x #}",
    "слово {: .x #y } { .x }",
    "<!-- примечание -->",
    "שלום \u200fмир",
    "</title></h1></td></script><b>жирный</b>",
    "# заголовок ##",
    "$x^2$ ==метка== ++клавиша++ :smile: --8<-- 'x'",
    "\\* \\` \\<b> \\",
    "строка\nвторая",
]


def hostile_school() -> str:
    data: dict[str, Any] = {
        "school": {"name": f"Школа {' '.join(TEXTS)}"},
        "school_year": {"start": "2026-09-01", "end": "2027-05-31"},
        "tracking": "on",
        "roles": [
            {"id": f"role-{n}", "title": f"Роль {text}", "people": [f"staff-{n}", f"teacher-{n}"]}
            for n, text in enumerate(TEXTS)
        ]
        + [{"id": "teacher", "title": f"Педагог {TEXTS[1]}"}],
        "staff": [
            {"id": f"staff-{n}", "name": f"Завуч {text}", "position": f"директор {text}"}
            for n, text in enumerate(TEXTS)
        ],
        "plans": [_plan(n, text) for n, text in enumerate(TEXTS)],
        "teachers": [_teacher(n, text) for n, text in enumerate(TEXTS)],
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _plan(number: int, text: str) -> dict[str, Any]:
    def row(name: str, when: Any, **more: Any) -> dict[str, Any]:
        return {
            "id": name,
            "title": f"Дело {name} {text}",
            "goal": f"Цель {text}",
            "items": [f"часть {text}", {"text": f"часть вторая {text}", "note": f"пояснение {text}"}],
            "when": when,
            "responsible": [f"role-{number}", "teacher"],
        } | more

    return {
        "id": f"plan-{number}",
        "title": f"План {text}",
        "heading": f"Приложение {text}",
        "signature": f"Подпись {text}",
        "columns": {"title": f"Мероприятие {text}", "when": f"Сроки {text}"},
        "activities": [
            # Dates of each teacher come from the first plan alone, or the site would take long to build.
            *([row("own", {"days_before": 10, "text": f"срок {text}"})] if number == 0 else []),
            row(f"month-{number}", {"month": "ноябрь", "note": f"вводный {text}"}),
            row(f"meeting-{number}", {"date": "2026-12-15", "time": "15:00", "place": f"зал {text}"}),
            row(f"visit-{number}", {"by_schedule_of": f"ИМЦ {text}"}),
            row(f"year-{number}", {"during": "year"}),
        ],
    }


def _teacher(number: int, text: str) -> dict[str, Any]:
    result = {"date": "2026-10-20", "order": f"№ 5 {text}"}
    return {
        "id": f"teacher-{number}",
        "name": f"Педагогова{number} {text}",
        "position": f"учитель {text}",
        "attestations": [
            {"for": "первая", "date": "2026-10-14", "result": result},
            {"for": "высшая", "date": "2026-12-10", "position": f"логопед {text}"},
        ],
    }
