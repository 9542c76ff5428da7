"""Which papers a school has, what each is for, and in which formats: what the site tells and the documents
make."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import paper_file
from generator.schedule.model import Schedule

WORD, EXCEL = "docx", "xlsx"
FIELD_LIST_PAGE = "help/paper-fields.md"


@dataclass(frozen=True, slots=True)
class Paper:
    """`is_personal`: about single teachers, so that it can be made for one of them. `plan` is the id of the
    plan that the paper is."""

    id: str
    title: str
    purpose: str
    formats: tuple[str, ...]
    is_personal: bool = False
    plan: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(paper_file(self.id, each) for each in self.formats)

    @property
    def kind(self) -> str:
        """All plans share a template and a picture."""
        return "plan" if self.plan else self.id

    @property
    def template(self) -> str:
        return f"{self.kind}.{WORD}"


SCHEDULE_PAPER, AGENDA_PAPER = "schedule", "agenda"
ROUTE, SUPPORT = "route", "support"

_FIRST = (
    Paper(
        "order",
        "Приказ",
        "О назначении ответственного и об утверждении графика; он в приложении. Подписывает руководитель.",
        (WORD,),
    ),
    Paper(
        SCHEDULE_PAPER,
        "График аттестации",
        "Кто, на что и когда аттестуется в этом учебном году, с графой для подписи.",
        (WORD, EXCEL),
    ),
)
_REST = (
    Paper(
        SUPPORT,
        "Расписание поддержки",
        "По каждой аттестации: шаги, сроки, почему именно этот день и кто помогает.",
        (WORD,),
        is_personal=True,
    ),
    Paper(
        ROUTE,
        "Личный маршрут педагога",
        "Страница на аттестацию: что сделать и подготовить, к какому дню. Педагог отмечает сделанное.",
        (WORD,),
        is_personal=True,
    ),
    Paper(
        "acquaintance",
        "Лист ознакомления",
        "Кто ознакомлен с актами, графиком и своим маршрутом: дата и подпись.",
        (WORD,),
        is_personal=True,
    ),
    Paper(
        "accounts",
        "Список на открытие личных кабинетов",
        "По месяцам, для районного координатора. СНИЛС, телефон и почту вписывают от руки: их не хранят.",
        (EXCEL,),
    ),
    Paper(
        "representation",
        "Представление",
        "На соответствие занимаемой должности; заполнено то, что известно из графика.",
        (WORD,),
        is_personal=True,
    ),
    Paper(
        "cover-letter",
        "Сопроводительное письмо",
        "Письмо руководителя, если документы педагога не согласованы; причину вписывают от руки.",
        (WORD,),
        is_personal=True,
    ),
    Paper(
        "perspective",
        "Перспективный план-график",
        "Кто, на что и почему аттестуется в каждом из пяти учебных лет, с итогами по годам.",
        (WORD, EXCEL),
    ),
    Paper(
        "monitoring",
        "Мониторинг",
        "Сколько педагогов с какой категорией, всего и по должностям, с долями и диаграммой.",
        (EXCEL,),
    ),
    Paper(
        "report",
        "Итоговая справка",
        "Итоги года. Отказы и отзывы не хранятся: их называют, когда делают справку.",
        (WORD,),
    ),
    Paper(
        "informing",
        "Информация администрации",
        "Кто аттестуется в следующем месяце, что не сделано в срок, у кого заканчивается категория.",
        (WORD,),
    ),
    Paper(
        AGENDA_PAPER,
        "Все сроки",
        "Все сроки года на одном листе: можно отбирать и сортировать.",
        (EXCEL,),
    ),
)


def papers_of(schedule: Schedule) -> tuple[Paper, ...]:
    return (*_FIRST, *_plan_papers(schedule), *_REST)


def _plan_papers(schedule: Schedule) -> Iterator[Paper]:
    for plan in schedule.plans:
        purpose = "Официальная таблица, как в бумаге, и ход исполнения."
        yield Paper(plan_paper_id(plan.id), plan.label, purpose, (WORD, EXCEL), plan=plan.id)


def plan_paper_id(plan_id: str) -> str:
    return f"plan-{plan_id}"
