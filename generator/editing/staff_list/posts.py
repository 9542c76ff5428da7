"""Posts as staff lists have them: shortened, in capitals, the subject in a column of its own."""

import re

from generator.schedule.parsing import fold
from generator.wording.text import decapitalise

_SHORTENED = tuple(
    (re.compile(pattern, re.IGNORECASE), meant)
    for pattern, meant in (
        (r"\bуч(?:ит)?\.\s*", "учитель "),
        (r"\bпреп\.\s*", "преподаватель "),
        (r"\bвоспит?\.\s*", "воспитатель "),
        (r"\bзам\.\s*дир(?:\.|ектора\b)\s*", "заместитель директора "),
        (r"\bзам\.\s*", "заместитель "),
        (r"\bнач\.\s*(?:кл(?:\.|ассов\b)|школы)\s*", "начальных классов "),
        (r"\bнач\s*кл\b\.?\s*", "начальных классов "),
        (r"\bсоц\.\s*пед(?:\.|агог\b)\s*", "социальный педагог "),
        (r"\bпед\.?\s*-\s*псих(?:\.|олог\b)\s*", "педагог-психолог "),
        (r"\bпед\.?\s*-\s*орг(?:\.|анизатор\b)\s*", "педагог-организатор "),
        (
            r"\bп\.?\s?д\.?\s?о\.?(?=\s|$)|\bпед(?:\.|агог)\s*доп\.\s*обр(?:\.|азования\b)",
            "педагог дополнительного образования ",
        ),
        (r"\bуч(?:ит(?:ель)?)?\.?\s*-\s*лог(?:\.|опед\b)\s*", "учитель-логопед "),
        (r"\bмуз\.\s*рук(?:\.|оводитель\b)\s*", "музыкальный руководитель "),
        (r"\bин\.\s*яз(?:\.|ыка?\b)\s*", "иностранного языка "),
        (r"\bангл\.\s*яз(?:\.|ыка?\b)\s*", "английского языка "),
        (r"\bрус\.\s*яз(?:\.|ыка?\b)\s*", "русского языка "),
        (r"\bфиз\.\s*(?:культ?(?:\.|уры\b)|восп(?:\.|итания\b))\s*|\bфиз-?ры\b", "физической культуры "),
        (r"\bфизкультуры\b", "физической культуры "),
        (r"\bизо\b", "изобразительного искусства "),
        (r"\bлит(?:-ры|\.)\s*", "литературы "),
    )
)

# What «учитель» teaches, by what a column of subjects says.
_SUBJECTS = {
    "русский язык и литература": "русского языка и литературы",
    "русский язык, литература": "русского языка и литературы",
    "русский язык": "русского языка",
    "литература": "литературы",
    "родной язык": "родного языка",
    "математика": "математики",
    "алгебра": "математики",
    "информатика": "информатики",
    "математика и информатика": "математики и информатики",
    "физика": "физики",
    "физика и астрономия": "физики и астрономии",
    "химия": "химии",
    "биология": "биологии",
    "химия и биология": "химии и биологии",
    "биология и химия": "биологии и химии",
    "география": "географии",
    "история": "истории",
    "обществознание": "обществознания",
    "история и обществознание": "истории и обществознания",
    "история, обществознание": "истории и обществознания",
    "английский язык": "английского языка",
    "немецкий язык": "немецкого языка",
    "французский язык": "французского языка",
    "китайский язык": "китайского языка",
    "иностранный язык": "иностранного языка",
    "физическая культура": "физической культуры",
    "физкультура": "физической культуры",
    "музыка": "музыки",
    "изо": "изобразительного искусства",
    "изобразительное искусство": "изобразительного искусства",
    "труд": "труда (технологии)",
    "труд (технология)": "труда (технологии)",
    "технология": "труда (технологии)",
    "обзр": "основ безопасности и защиты Родины",
    "основы безопасности и защиты родины": "основ безопасности и защиты Родины",
    "экономика": "экономики",
    "право": "права",
    "черчение": "черчения",
    "астрономия": "астрономии",
    "начальные классы": "начальных классов",
    "нач. классы": "начальных классов",
    "начальная школа": "начальных классов",
}
# «учитель физики, 18 ч.», «(1,0 ставки)»
_HOURS = re.compile(r"[\s,;(]*\d+(?:[.,]\d+)?\s*(?:ч|час|ст|ставк)\w*\b.*$", re.IGNORECASE)
_TEACHES = ("учитель", "преподаватель")

# Whoever isn't attested as a pedagogue, whatever the post is called after.
_NO_PEDAGOGUE = re.compile(r"\b(?:помощник|младш|мл\b|лаборант|ассистент|няня)")
_PEDAGOGUE = re.compile(
    r"\bучител[ья]\b|учитель-|педагог|\bвоспитател[ья]\b|логопед|дефектолог|психолог|методист\b|тьютор"
    r"|преподаватель|мастер\w* производств|музыкальн\w+ руководител|\bинструктор|тренер|концертмейстер|вожат"
    r"|советник директора|руководител\w+ физ"
)


def post_of(post: str, subject: str = "") -> str:
    """«Уч. нач. кл.» is «учитель начальных классов»; «учитель» of «физика» «учитель физики»."""
    written = _written(post)
    taught = _taught(subject)
    if taught and (not written or fold(written) in _TEACHES):
        return f"{written or 'учитель'} {taught}"
    return written


def _taught(subject: str) -> str:
    folded = fold(re.sub(r"\s*/\s*", ", ", subject)).strip(" .,;")
    return _SUBJECTS.get(folded, f"({decapitalise(subject.strip())})" if folded else "")


def _written(post: str) -> str:
    text = " ".join(_HOURS.sub("", post.replace("\u2013", "-")).split()).strip(" .,;")
    if text.isupper() and len(text) > 4:
        text = text.lower()
    text = re.sub(r"\s*-\s+(?=[а-яё])|\s+-(?=[а-яё])", "-", text)
    bare = f"{text}."
    for pattern, meant in _SHORTENED:
        bare = pattern.sub(meant, bare)
    return decapitalise(" ".join(bare.replace(" .", " ").split()).strip(" .,;"))


def is_post(text: str) -> bool:
    """A few words; a number in it is of a group or a part of a salary, not of a document or a phone."""
    return bool(re.search("[а-яё]{2}", text, re.IGNORECASE)) and sum(map(str.isdigit, text)) <= 4


def is_pedagogue(post: str) -> bool:
    folded = fold(post)
    return bool(_PEDAGOGUE.search(folded)) and not _NO_PEDAGOGUE.search(folded)


def is_same_post(listed: str, known: str) -> bool:
    """The list may say less: «учитель» of whom the schedule calls «учитель физики»."""
    one, other = _comparable(listed), _comparable(known)
    return one == other or (one in _TEACHES and other.startswith(f"{one} "))


def _comparable(post: str) -> str:
    return fold(re.sub(r"\s*[\u2010-\u2015-]\s*", "-", post)).strip(" .")
