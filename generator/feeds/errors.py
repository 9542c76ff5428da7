"""What stops a build of the feeds; every message is a Russian sentence for the command to show."""


class FeedsError(Exception):
    """The feeds can't be built."""


class DamagedMemory(FeedsError):
    """What the last build remembered can't be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"память календарей с прошлой публикации не читается: {reason}. "
            "Возьмите calendar/feeds.json с опубликованного сайта заново или соберите без --previous: "
            "тогда отменённые события пропадут из календарей без пометки «ОТМЕНЕНО»"
        )


class SuddenLoss(FeedsError):
    """Most of what was published is gone: more likely a broken file than an edit."""

    def __init__(self, before: int, lost: int) -> None:
        super().__init__(
            f"из {before} событий, опубликованных в прошлый раз, исчезло бы {lost} — больше половины. "
            "Если график и правда так сократился, соберите с --allow-loss; если нет, верните прежний файл"
        )


class CountMismatch(FeedsError):
    """A feed has lost or doubled an event; the mistake is in the program, not in the schedule."""

    def __init__(self, what: str, expected: int, found: int) -> None:
        super().__init__(
            f"календари не сходятся с графиком: {what} — должно быть событий {expected}, а записано {found}. "
            "Это ошибка программы: сообщите сопровождающему; сайт не обновлён"
        )
