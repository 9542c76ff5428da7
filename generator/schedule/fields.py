"""Types of single values in the schedule: text in the file, a value in the model, a rule in the schema."""

from datetime import date, time
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from generator.schedule.choices import PlannedDate
from generator.schedule.months import MONTHS
from generator.schedule.parsing import (
    DAY_PATTERN,
    MONTH_PATTERN,
    SLUG_PATTERN,
    SWITCH,
    parse_choice,
    parse_day,
    parse_letter,
    parse_month,
    parse_planned,
    parse_several,
    parse_slug,
    parse_switch,
    parse_time,
    parse_whole,
    parse_zone,
)


class Base(BaseModel):
    """Everything in the schedule: unknown keys are errors, values don't change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OneOrMany:
    """Marks a list that may be written as its only value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(parse_several, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _text_schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **schema})


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Slug = Annotated[Text, AfterValidator(parse_slug), _text_schema(pattern=SLUG_PATTERN, maxLength=60)]
Day = Annotated[date, BeforeValidator(parse_day), _text_schema(pattern=DAY_PATTERN)]
Planned = Annotated[
    PlannedDate,
    BeforeValidator(parse_planned),
    _text_schema(pattern=f"{DAY_PATTERN}|{MONTH_PATTERN}"),
]
Month = Annotated[
    int,
    BeforeValidator(parse_month),
    WithJsonSchema({"type": "string", "enum": [*MONTHS, *map(str.capitalize, MONTHS)]}),
]
Letter = Annotated[Text, AfterValidator(parse_letter), _text_schema(pattern="^[A-Za-zА-Яа-яЁё]$")]
Clock = Annotated[time, BeforeValidator(parse_time), _text_schema(pattern=r"^\d{1,2}[:.]\d{2}$")]
Zone = Annotated[Text, AfterValidator(parse_zone)]
Switch = Annotated[bool, BeforeValidator(parse_switch), WithJsonSchema({"enum": [*SWITCH, True, False]})]
# Behind the bounds: pydantic knows a bound of numbers in a schema only where it stands at the number itself.
Whole = BeforeValidator(parse_whole)
Choice = BeforeValidator(parse_choice)
Days = Annotated[int, Field(ge=0, le=400), Whole]
DayOfMonth = Annotated[int, Field(ge=1, le=31), Whole]
Several = OneOrMany()
Texts = Annotated[tuple[Text, ...], Several]
LeadTimes = Annotated[tuple[Days, ...], Several]
