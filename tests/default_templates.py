"""Makes the Word templates that come with the package: `python -m tests.default_templates`.

Schools restyle them in Word; here is how they begin: A4, Times New Roman 14 (12 in tables), margins of 30,
15, 20 and 20 mm, headers of tables on every page, page numbers from the second page on.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.documents.archive import steady

FOLDER = Path(__file__).parents[1] / "site_templates" / "documents"
DISTRICT_FOLDER = FOLDER.parent / "district" / "documents"
MADE = datetime(2026, 8, 1)  # noqa: DTZ001 - the library wants none
CENTRE, RIGHT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
USELESS = ("/thumbnail", "/stylesWithEffects")
FONT, CELL = "Times New Roman", "Table Cell"
# Between the margins, in millimetres.
UPRIGHT, ACROSS = 165, 257

# Heading, content and share of the width of each column.
Columns = Sequence[tuple[str, str, int]]


class Template:
    """A document in the making; `width` is what a table may take."""

    def __init__(self, *, landscape: bool = False) -> None:
        self.document = Document()
        self._fonts()
        self._page(self.document.sections[0], landscape=landscape)
        self._numbers(self.document.sections[0])
        self.width = ACROSS if landscape else UPRIGHT

    def _fonts(self) -> None:
        styles = self.document.styles
        cell = styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = styles["Normal"]
        for style, size in ((styles["Normal"], 14), (cell, 12)):
            style.font.name, style.font.size = FONT, Pt(size)
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
            style.paragraph_format.space_after = Pt(0)

    def _page(self, section: Any, *, landscape: bool) -> None:
        sides = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.page_width, section.page_height = sides
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        # Across, the side that is bound is the upper one.
        top, left, right, bottom = (30, 20, 20, 15) if landscape else (20, 30, 15, 20)
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.header_distance = Mm(10)

    def _numbers(self, section: Any) -> None:
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTRE
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)

    def turn(self) -> None:
        """What follows is across, with a number on its first page, too."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._page(section, landscape=True)
        section.different_first_page_header_footer = False
        self.width = ACROSS

    def line(
        self,
        text: str = "",
        align: Any = None,
        *,
        bold: bool = False,
        after: int = 0,
        indent: int = 0,
        new_page: bool = False,
        with_next: bool = False,
    ) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).bold = bold or None
        paragraph.alignment = align
        about = paragraph.paragraph_format
        about.space_after = Pt(after)
        about.first_line_indent = Mm(indent) if indent else None
        about.page_break_before = new_page or None
        about.keep_with_next = with_next or None

    def text(self, *lines: str) -> None:
        for each in lines:
            self.line(each, BOTH, after=6, indent=12)

    def tag(self, tag: str) -> None:
        self.line("{%p " + tag + " %}")

    def table(self, loop: str, columns: Columns) -> None:
        """A header that is repeated on each page, and a row for each of the loop's."""
        table = self.document.add_table(rows=4, cols=len(columns), style="Table Grid")
        table.autofit = False
        total = sum(share for _, _, share in columns)
        for number, (heading, content, share) in enumerate(columns):
            width = Mm(round(self.width * share / total, 1))
            table.columns[number].width = width
            for row, words in zip(table.rows, (heading, "", content, ""), strict=True):
                cell = row.cells[number]
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph.style = CELL
                if row is table.rows[0] or words is heading:
                    paragraph.alignment = CENTRE
                paragraph.add_run(words).bold = words is heading or None
        for row, words in ((table.rows[1], "for " + loop), (table.rows[3], "endfor")):
            row.cells[0].paragraphs[0].add_run("{%tr " + words + " %}")
        _mark(table.rows[0], "w:tblHeader")
        for row in (table.rows[0], table.rows[2]):
            _mark(row, "w:cantSplit")

    def head(self) -> None:
        self.line()
        self.line("{{ head_position }} ________________ {{ head }}")

    def bytes(self, title: str) -> bytes:
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = title, "", ""
        properties.created = properties.modified = MADE
        self._slim()
        written = BytesIO()
        self.document.save(written)
        return steady(written.getvalue())

    def _slim(self) -> None:
        """Without a picture of a blank page, styles for an older Word, and a hundred table styles: they were
        two thirds of each paper."""
        package, part = self.document.part.package.rels, self.document.part.rels
        for relations in (package, part):
            for name in [key for key, each in relations.items() if each.reltype.endswith(USELESS)]:
                del relations[name]
        styles = self.document.styles.element
        for each in list(styles.iterchildren(qn("w:style"))):
            if each.type == WD_STYLE_TYPE.TABLE and each.name_val not in ("Table Grid", "Normal Table"):
                styles.remove(each)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


SCHEDULE_COLUMNS: Columns = (
    ("№", "{{ row.number }}", 5),
    ("Фамилия, имя, отчество", "{{ row.name }}", 20),
    ("Должность (предмет)", "{{ row.post }}", 20),
    ("Категория или СЗД, дата", "{{ row.held }}", 15),
    ("Действует до", "{{ row.until }}", 12),
    ("На что аттестуется", "{{ row.aim }}", 15),
    ("Дата или месяц", "{{ row.day }}", 14),
    ("Примечание", "{{ row.note }}", 14),
    ("Ознаком­лен(а): подпись, дата", "", 13),
)
ACQUAINTED: Columns = (
    ("№", "{{ row.number }}", 6),
    ("Фамилия, имя, отчество", "{{ row.name }}", 28),
    ("Должность", "{{ row.post }}", 26),
    ("Дата", "", 14),
    ("Подпись", "", 16),
)


def order() -> Template:
    made = Template()
    made.line("{{ school }}", CENTRE, bold=True, after=12)
    made.line("ПРИКАЗ", CENTRE, bold=True, after=12)
    made.line("«____» ______________ 20____ г.                                        № __________", after=12)
    made.line(
        "О назначении ответственного за аттестацию педагогических работников и об утверждении графика "
        "аттестации на {{ school_year }} учебный год",
        bold=True,
        after=12,
    )
    made.text(
        "В соответствии со статьёй 49 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в "
        "Российской Федерации» и Порядком проведения аттестации педагогических работников организаций, "
        "осуществляющих образовательную деятельность, утверждённым приказом Министерства просвещения "
        "Российской Федерации от 24.03.2023 № 196,",
    )
    made.line("ПРИКАЗЫВАЮ:", after=6)
    made.text(
        "1. Назначить ответственным за аттестацию педагогических работников: {{ coordinator }}, "
        "{{ coordinator_position }}.",
        "2. Утвердить график аттестации педагогических работников на {{ school_year }} учебный год "
        "(приложение).",
        "3. Ответственному за аттестацию ознакомить педагогических работников с настоящим приказом и "
        "графиком под подпись.",
        "4. Контроль за исполнением приказа оставляю за собой.",
    )
    made.head()
    made.line()
    made.line("С приказом ознакомлены:", after=6, with_next=True)
    made.line("Ответственный за аттестацию ________________ {{ coordinator_signature }}", after=6)
    made.table("row in acquainted", ACQUAINTED)
    made.turn()
    made.line("Приложение", RIGHT)
    made.line("к приказу от «____» ______________ 20____ г. № ______", RIGHT, after=12)
    made.line(
        "График аттестации педагогических работников на {{ school_year }} учебный год",
        CENTRE,
        bold=True,
        after=8,
    )
    made.table("row in rows", SCHEDULE_COLUMNS)
    return made


def approval(made: Template) -> None:
    for text in (
        "УТВЕРЖДАЮ",
        "{{ head_position }}",
        "________________ {{ head }}",
        "«____» ____________ 20____ г.",
    ):
        made.line(text, RIGHT)
    made.line()


def schedule() -> Template:
    made = Template(landscape=True)
    approval(made)
    made.line("{{ school }}", CENTRE, after=6)
    made.line(
        "График аттестации педагогических работников на {{ school_year }} учебный год",
        CENTRE,
        bold=True,
        after=8,
    )
    made.table("row in rows", SCHEDULE_COLUMNS)
    made.line()
    made.line("Ответственный за аттестацию ________________ {{ coordinator_signature }}")
    return made


def support() -> Template:
    made = Template(landscape=True)
    made.tag("for page in pages")
    made.line(
        "Расписание поддержки педагога на {{ school_year }} учебный год",
        CENTRE,
        bold=True,
        after=6,
        new_page=True,
    )
    made.line("{{ page.name }}, {{ page.post }}", after=2)
    made.line("Аттестация: {{ page.aim }}, {{ page.day }}", after=6)
    made.table(
        "step in page.steps",
        (
            ("№", "{{ step.number }}", 5),
            ("Шаг", "{{ step.title }}", 28),
            ("Срок", "{{ step.day }}", 18),
            ("Почему этот день", "{{ step.why }}", 24),
            ("Кто помогает", "{{ step.helpers }}", 20),
            ("Отметка", "{{ step.mark }}", 13),
        ),
    )
    made.line()
    made.line("Ответственный за аттестацию ________________ {{ coordinator_signature }}", after=6)
    made.line("С расписанием ознакомлен(а) ________________ {{ page.name }}")
    made.tag("endfor")
    return made


def route() -> Template:
    made = Template()
    made.tag("for page in pages")
    made.line("{{ school_short }}", CENTRE, new_page=True)
    made.line("Личный маршрут аттестации, {{ school_year }} учебный год", CENTRE, bold=True, after=6)
    made.line("{{ page.name }}, {{ page.post }}", after=2)
    made.line("Аттестация: {{ page.aim }}, {{ page.day }}", after=6)
    made.table(
        "step in page.steps",
        (
            ("№", "{{ step.number }}", 5),
            (
                "Что сделать и подготовить",
                "{{ step.box }} {{ step.title }}{% if step.items %}\n{{ step.items }}{% endif %}",
                40,
            ),
            ("К какому дню", "{{ step.day }}", 18),
            ("Кто помогает", "{{ step.helpers }}", 22),
        ),
    )
    made.line()
    made.line("Ознакомлен(а) ________________ {{ page.name }}")
    made.tag("endfor")
    return made


def acquaintance() -> Template:
    made = Template()
    made.line("{{ school }}", CENTRE, after=6)
    made.line("Лист ознакомления", CENTRE, bold=True)
    made.line(
        "с нормативными актами по аттестации, графиком аттестации на {{ school_year }} учебный год "
        "и личным маршрутом",
        CENTRE,
        after=8,
    )
    made.table("row in rows", ACQUAINTED)
    made.line()
    made.line("Ответственный за аттестацию ________________ {{ coordinator_signature }}")
    return made


def representation() -> Template:
    made = Template()
    made.tag("for page in pages")
    made.line("В аттестационную комиссию", RIGHT, new_page=True)
    made.line("{{ school }}", RIGHT, after=10)
    made.line("ПРЕДСТАВЛЕНИЕ", CENTRE, bold=True)
    made.line("для аттестации на соответствие занимаемой должности", CENTRE, after=8)
    for text in (
        "1. Фамилия, имя, отчество: {{ page.name }}",
        "2. Должность на дату проведения аттестации: {{ page.post }}",
        "3. Дата заключения трудового договора по этой должности: {{ page.hired }}",
        "4. Образование и квалификация: ______________________________________",
        "______________________________________________________________",
        "5. Дополнительное профессиональное образование: _____________________",
        "______________________________________________________________",
        "6. Результаты предыдущих аттестаций: {{ page.held }}",
        "7. Мотивированная всесторонняя и объективная оценка профессиональных, деловых качеств, результатов "
        "профессиональной деятельности:",
    ):
        made.line(text, after=4)
    for _ in range(6):
        made.line("______________________________________________________________", after=4)
    made.line("Планируемая дата аттестации: {{ page.day }}", after=4)
    made.head()
    made.line("«____» ______________ 20____ г.", after=8)
    made.line("С представлением ознакомлен(а) ________________ {{ page.name }}")
    made.line("«____» ______________ 20____ г.")
    made.tag("endfor")
    return made


def cover_letter() -> Template:
    made = Template()
    made.tag("for page in pages")
    made.line("Кому: ________________________________", RIGHT, after=4, new_page=True)
    made.line("от: {{ school }}", RIGHT, after=16)
    made.line("Сопроводительное письмо", CENTRE, bold=True, after=12)
    made.text(
        "{{ page.name }}, {{ page.post }}, подаёт документы для аттестации {{ page.aim }} "
        "(планируемый срок: {{ page.day }}).",
        "Документы педагогического работника не согласованы по следующим причинам:",
    )
    for _ in range(8):
        made.line("______________________________________________________________", after=4)
    made.head()
    made.line("«____» ______________ 20____ г.")
    made.tag("endfor")
    return made


def plan() -> Template:
    made = Template(landscape=True)
    made.tag("if heading")
    made.line("{{ heading }}", RIGHT, after=8)
    made.tag("endif")
    made.line("{{ title }}", CENTRE, bold=True, after=8)
    number = ("{{ columns.number }}", "{{ row.number }}", 5)
    title = ("{{ columns.title }}", "{{ row.title }}", 30)
    ends: Columns = (
        ("{{ columns.when }}", "{{ row.when }}", 18),
        ("{{ columns.responsible }}", "{{ row.responsible }}", 18),
    )
    made.tag("if has_goal")
    made.table("row in rows", (number, title, ("{{ columns.goal }}", "{{ row.goal }}", 34), *ends))
    made.tag("else")
    made.table("row in rows", (number, title, *ends))
    made.tag("endif")
    made.tag("if signature")
    made.line()
    made.line("{{ signature }} ________________")
    made.tag("endif")
    made.line("Ход исполнения", CENTRE, bold=True, after=8, new_page=True)
    made.table(
        "row in progress",
        (
            ("№", "{{ row.number }}", 5),
            ("Мероприятие", "{{ row.title }}", 44),
            ("Сроки", "{{ row.when }}", 28),
            ("Отметка об исполнении", "{{ row.done }}", 26),
        ),
    )
    return made


def perspective() -> Template:
    made = Template(landscape=True)
    approval(made)
    made.line("{{ school }}", CENTRE, after=6)
    made.line("Перспективный план-график аттестации педагогических работников", CENTRE, bold=True, after=8)
    years: Columns = [
        (f"{{{{ titles.year_{number} }}}}", f"{{{{ row.due.year_{number} }}}}", 25) for number in range(1, 6)
    ]
    made.table(
        "row in rows",
        (
            ("№", "{{ row.number }}", 9),
            ("Фамилия, имя, отчество", "{{ row.name }}", 28),
            ("Должность", "{{ row.post }}", 26),
            ("Категория или СЗД, дата", "{{ row.held }}", 24),
            ("Действует до", "{{ row.until }}", 24),
            *years,
            ("Примечание", "{{ row.note }}", 30),
        ),
    )
    made.line()
    made.line("Итого аттестаций по учебным годам:", after=2, with_next=True)
    for number in range(1, 6):
        made.line(f"{{{{ titles.year_{number} }}}} — {{{{ totals.year_{number} }}}}")
    made.line()
    made.line("Ответственный за аттестацию ________________ {{ coordinator_signature }}")
    return made


def report() -> Template:
    made = Template()
    made.line("{{ school }}", CENTRE, after=6)
    made.line(
        "Итоговая справка по аттестации педагогических работников за {{ school_year }} учебный год",
        CENTRE,
        bold=True,
        after=8,
    )
    for text in (
        "Запланировано аттестаций: {{ planned }}",
        "Положительных решений: {{ decided }}",
        "из них повысили категорию: {{ raised }}, подтвердили ту же: {{ confirmed }}, прежняя категория "
        "в графике не записана: {{ unknown }}",
        "Отказано: {{ refused }}",
        "Отозвано заявлений: {{ withdrawn }}",
        "Решения ещё нет: {{ pending }}",
    ):
        made.line(text, after=4)
    columns = (
        ("Запланировано", "{{ row.planned }}", 25),
        ("Положительных решений", "{{ row.decided }}", 25),
        ("Доля", "{{ row.share }}", 10),
        ("Решения нет", "{{ row.open }}", 15),
    )
    for heading, rows in (("Категория", "categories"), ("Должность", "posts")):
        made.line()
        made.table(f"row in {rows}", ((heading, "{{ row.title }}", 34), *columns))
    made.head()
    return made


def informing() -> Template:
    made = Template()
    made.line("{{ school }}", CENTRE, after=6)
    made.line("Информация о ходе аттестации на {{ today }}", CENTRE, bold=True, after=8)
    parts: tuple[tuple[str, str, str, Columns], ...] = (
        (
            "next",
            "Кто аттестуется в следующем месяце ({{ month }})",
            "Никто.",
            (
                ("Фамилия, имя, отчество", "{{ row.name }}", 28),
                ("Должность", "{{ row.post }}", 26),
                ("На что", "{{ row.aim }}", 22),
                ("Когда", "{{ row.day }}", 20),
            ),
        ),
        (
            "late",
            "Что просрочено",
            "Просроченного нет, или выполнение не отмечается.",
            (
                ("Что", "{{ row.title }}", 28),
                ("Педагог", "{{ row.teacher }}", 22),
                ("Отвечает", "{{ row.who }}", 22),
                ("Срок", "{{ row.day }}", 17),
                ("Просрочка", "{{ row.late }}", 18),
            ),
        ),
        (
            "ending",
            "У кого до конца учебного года заканчивается категория",
            "Ни у кого.",
            (
                ("Фамилия, имя, отчество", "{{ row.name }}", 26),
                ("Должность", "{{ row.post }}", 22),
                ("Категория", "{{ row.category }}", 18),
                ("До", "{{ row.until }}", 17),
                ("Аттестация", "{{ row.planned }}", 21),
            ),
        ),
    )
    for name, heading, nothing, columns in parts:
        made.line(heading, bold=True, after=4, with_next=True)
        made.tag(f"if {name}")
        made.table(f"row in {name}", columns)
        made.tag("else")
        made.line(nothing)
        made.tag("endif")
        made.line()
    made.line("Ответственный за аттестацию ________________ {{ coordinator_signature }}")
    return made


def district_report() -> Template:
    made = Template()
    made.line("{{ school }}", CENTRE, after=6)
    made.line(
        "Итоговая справка по аттестации педагогических работников района за {{ school_year }} учебный год",
        CENTRE,
        bold=True,
        after=8,
    )
    for text in (
        "Составлено на {{ today }} по данным школ: {{ known }} из {{ schools_total }}",
        "Запланировано аттестаций: {{ planned }}",
        "Положительных решений: {{ decided }}",
        "Решения нет: {{ open }}",
        "Отказано: {{ refused }}",
        "Отозвано заявлений: {{ withdrawn }}",
    ):
        made.line(text, after=4)
    columns = (
        ("Запланировано", "{{ row.planned }}", 25),
        ("Положительных решений", "{{ row.decided }}", 25),
        ("Доля", "{{ row.share }}", 10),
        ("Решения нет", "{{ row.open }}", 15),
    )
    for heading, rows in (("Категория", "categories"), ("Должность", "posts"), ("Школа", "schools")):
        made.line()
        made.table(f"row in {rows}", ((heading, "{{ row.title }}", 34), *columns))
    made.head()
    return made


def district_informing() -> Template:
    made = Template()
    made.tag("for page in pages")
    made.line("{{ school }}", CENTRE, after=6, new_page=True)
    made.line("Информация о ходе аттестации на {{ today }}", CENTRE, bold=True, after=2)
    made.line("{{ page.name }}, {{ page.data }}", CENTRE, after=8)
    made.tag("if page.troubles")
    made.line("{{ page.troubles }}", after=6)
    made.tag("endif")
    parts: tuple[tuple[str, str, str, Columns], ...] = (
        (
            "next",
            "Кто аттестуется в следующем месяце ({{ month }})",
            "Никто.",
            (
                ("Фамилия, имя, отчество", "{{ row.name }}", 28),
                ("Должность", "{{ row.post }}", 26),
                ("На что", "{{ row.aim }}", 22),
                ("Когда", "{{ row.day }}", 20),
            ),
        ),
        (
            "late",
            "Что просрочено",
            "Просроченного нет, или выполнение не отмечается.",
            (
                ("Что", "{{ row.title }}", 40),
                ("Педагог", "{{ row.teacher }}", 36),
                ("Срок", "{{ row.day }}", 18),
            ),
        ),
    )
    for name, heading, nothing, columns in parts:
        made.line(heading, bold=True, after=4, with_next=True)
        made.tag(f"if page.{name}")
        made.table(f"row in page.{name}", columns)
        made.tag("else")
        made.line(nothing)
        made.tag("endif")
        made.line()
    made.tag("if page.late_more")
    made.line("И {{ page.late_more }} — на сайте школы.", after=6)
    made.tag("endif")
    made.tag("if page.ending")
    made.line("До конца учебного года заканчивается категорий: {{ page.ending }}")
    made.tag("endif")
    made.head()
    made.tag("endfor")
    return made


TEMPLATES: dict[str, tuple[str, Callable[[], Template]]] = {
    "order": ("Приказ", order),
    "schedule": ("График аттестации", schedule),
    "support": ("Расписание поддержки", support),
    "route": ("Личный маршрут", route),
    "acquaintance": ("Лист ознакомления", acquaintance),
    "representation": ("Представление", representation),
    "cover-letter": ("Сопроводительное письмо", cover_letter),
    "plan": ("План", plan),
    "perspective": ("Перспективный план-график", perspective),
    "report": ("Итоговая справка", report),
    "informing": ("Информация администрации", informing),
}
DISTRICT_TEMPLATES: dict[str, tuple[str, Callable[[], Template]]] = {
    "report": ("Итоговая справка района", district_report),
    "informing": ("Информация администрациям школ", district_informing),
}


def default_templates() -> dict[str, bytes]:
    return made_of(TEMPLATES)


def made_of(templates: dict[str, tuple[str, Callable[[], Template]]]) -> dict[str, bytes]:
    return {f"{name}.docx": make().bytes(title) for name, (title, make) in templates.items()}


def refresh() -> None:
    for folder, templates in ((FOLDER, TEMPLATES), (DISTRICT_FOLDER, DISTRICT_TEMPLATES)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made_of(templates).items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    refresh()
