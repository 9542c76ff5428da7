"""Which papers a district has, what each is for, and in which formats."""

from generator.paper_list import AGENDA_PAPER, EXCEL, WORD, Paper, papers_of
from generator.schedule.model import Schedule

LISTS = Paper(
    "lists",
    "Списки аттестуемых по месяцам",
    "Лист на каждый месяц: школа, педагог, должность, на что и когда. СНИЛС, телефон и почту вписывают "
    "от руки: их не хранят.",
    (EXCEL,),
)
MONITORING = Paper(
    "monitoring",
    "Мониторинг",
    "Сколько педагогов с какой категорией: по району, школам и должностям, с долями и диаграммой.",
    (EXCEL,),
)
PERSPECTIVE = Paper(
    "perspective",
    "Перспективный план",
    "Сколько аттестаций и на что в каждом из пяти учебных лет, по району и по школам. Пофамильный план — "
    "среди бумаг каждой школы.",
    (EXCEL,),
)
REPORT = Paper(
    "report",
    "Итоговая справка",
    "Итоги года: запланировано и решено, по категориям, должностям и школам. Отказы и отзывы вписывают "
    "от руки.",
    (WORD,),
)
INFORMING = Paper(
    "informing",
    "Информация администрациям школ",
    "Страница на школу: кто аттестуется в следующем месяце, что просрочено, сколько категорий заканчивается.",
    (WORD,),
)
OWN = (LISTS, MONITORING, PERSPECTIVE, REPORT, INFORMING)


def district_papers(schedule: Schedule) -> tuple[Paper, ...]:
    """`schedule` has the municipal plan."""
    return (*OWN, *plan_papers(schedule))


def plan_papers(schedule: Schedule) -> tuple[Paper, ...]:
    """The papers that a plan has in a school, too."""
    wanted = (each for each in papers_of(schedule) if each.plan or each.id == AGENDA_PAPER)
    return tuple(wanted) if schedule.plans else ()
