"""Expressions of GitHub Actions, as far as the workflows use them."""

import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<sign>&&|\|\||==|!=|!|\(|\))|(?P<name>[A-Za-z_][\w.-]*))"
)
_SIGNS = {"&&": " and ", "||": " or ", "!": " not ", "==": "==", "!=": "!=", "(": "(", ")": ")"}
_STATUS = ("always", "cancelled", "failure", "success")


def evaluate(expression: str, contexts: Mapping[str, Any]) -> Any:
    """What is missing is "", which compares as GitHub's null does with the texts used here."""
    python, names, place = "", [], 0
    expression = expression.strip()
    while place < len(expression):
        match = _TOKEN.match(expression, place)
        if not match:
            raise ValueError(f"not understood: {expression[place:]!r} in {expression!r}")
        if match["text"]:
            python += repr(match["text"][1:-1].replace("''", "'"))
        elif match["sign"]:
            python += _SIGNS[match["sign"]]
        elif match["name"] in _STATUS:
            python += f"value({match['name']!r})"
            names.append(match["name"])
            place = match.end() + len("()")
            continue
        else:
            python += f"value({match['name']!r})"
        place = match.end()
    return eval(python, {"__builtins__": {}}, {"value": lambda name: _look_up(name, contexts)})


def _look_up(name: str, contexts: Mapping[str, Any]) -> Any:
    found: Any = contexts
    for part in name.split("."):
        found = found.get(part, "") if isinstance(found, Mapping) else ""
    return found


def condition(text: str | None, contexts: Mapping[str, Any]) -> bool:
    """An `if:`; without a status function it also asks that all before went well."""
    expression = (text or "success()").strip().removeprefix("${{").removesuffix("}}")
    if not any(f"{name}()" in expression for name in _STATUS):
        expression = f"success() && ({expression})"
    return bool(evaluate(expression, contexts))


def interpolate(value: Any, contexts: Mapping[str, Any]) -> str:
    """A value of `env:`, `with:` or `outputs:` as the text that reaches the step."""

    def text(match: re.Match[str]) -> str:
        found = evaluate(match[1], contexts)
        return str(found).lower() if isinstance(found, bool) else str(found)

    return re.sub(r"\$\{\{(.*?)\}\}", text, str(value).lower() if isinstance(value, bool) else str(value))
