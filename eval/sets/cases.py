"""Reading case files: YAML that a policy officer can write, with the line number in every complaint."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from eval import texts
from eval.sets.schema import CaseRow
from eval.values import Case

Location = Sequence[int | str]
"""Where pydantic found something wrong: keys and positions from the top of a case down."""


class CaseError(ValueError):
    """The case files cannot be used; the message is one Dutch text for the reader, with file and line."""


def read_cases(paths: Iterable[Path]) -> tuple[Case, ...]:
    """Return the cases of these files (or of the ``*.yaml`` in these folders), in order of file and line.

    Raises:
        CaseError: a file is missing or a case is wrong; the message names every mistake with its line.

    """
    cases: list[Case] = []
    problems: list[str] = []
    for path in _files(paths):
        found, wrong = parse_cases(read_text(path), path.name)
        cases += found
        problems += wrong
    problems += _doubles(cases)
    if problems:
        raise CaseError(texts.CASES_WRONG.format(count=len(problems), problems="\n".join(problems)))
    return tuple(cases)


def parse_cases(text: str, file: str) -> tuple[list[Case], list[str]]:
    """Return the good cases of a YAML text and what is wrong with the others, each with its line."""
    loader = yaml.BaseLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return [], [texts.CASES_EMPTY.format(file=file)]
        if not isinstance(node, yaml.SequenceNode):
            return [], [texts.CASES_NO_LIST.format(file=file, line=node.start_mark.line + 1)]
        cases: list[Case] = []
        problems: list[str] = []
        for entry in node.value:
            data = loader.construct_document(entry)
            wrong = [texts.CASE_ERROR.format(file=file, line=line, problem=told) for line, told in _check(entry, data)]
            problems += wrong
            if not wrong:
                cases.append(CaseRow.model_validate(data).case(file, entry.start_mark.line + 1))
    except yaml.YAMLError as error:
        return [], [_yaml_problem(error, file)]
    return cases, problems


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the case files among files and folders."""
    for path in paths:
        if path.is_dir():
            files = sorted(path.glob("*.yaml"))
            if not files:
                raise CaseError(texts.CASES_EMPTY.format(file=path))
            yield from files
        else:
            yield path


def read_text(path: Path) -> str:
    """Return the text of a case file; raises CaseError when it is not there or no text."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CaseError(texts.CASES_NOT_FOUND.format(file=path)) from error
    except UnicodeDecodeError as error:
        raise CaseError(texts.CASES_UNREADABLE.format(file=path)) from error


def _yaml_problem(error: yaml.YAMLError, file: str) -> str:
    """Return what is wrong with a text that is no YAML."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    return texts.CASES_NO_YAML.format(file=file, line=line, problem=getattr(error, "problem", None) or str(error))


def _check(node: yaml.Node, data: object) -> list[tuple[int, str]]:
    """Return line and complaint for everything wrong with one case."""
    problems = list(_double_keys(node))
    try:
        CaseRow.model_validate(data)
    except ValidationError as error:
        found: Sequence[Mapping[str, Any]] = error.errors()
        problems += [(_line(node, entry["loc"]), describe(entry)) for entry in found if not follows(entry, found)]
    return sorted(problems)


def follows(error: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a list is only too short because what is in it is wrong, which is told already."""
    depth = len(error["loc"])
    inside = (other for other in others if len(other["loc"]) > depth and other["loc"][:depth] == error["loc"])
    return error["type"] == "too_short" and any(inside)


def _double_keys(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Yield the keys that a mapping has twice: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, texts.FIELD_DOUBLE.format(field=key.value)
            seen.add(key.value)
            yield from _double_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _double_keys(value)


def _line(node: yaml.Node, location: Location) -> int:
    """Return the line (from 1) of the deepest node on the way to a location."""
    line: int = node.start_mark.line + 1
    for step in location:
        found = _step(node, step)
        if found is None:
            break
        line, node = found
    return line


def _step(node: yaml.Node, step: int | str) -> tuple[int, yaml.Node] | None:
    """Return the line and the node one key or position further, or None when there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    return None


_COMPLAINTS: Mapping[str, str] = {
    "missing": texts.FIELD_MISSING,
    "extra_forbidden": texts.FIELD_UNKNOWN,
    "literal_error": texts.FIELD_CHOICE,
    "int_parsing": texts.FIELD_NUMBER,
    "int_type": texts.FIELD_NUMBER,
    "greater_than_equal": texts.FIELD_NUMBER,
    "bool_parsing": texts.FIELD_BOOLEAN,
    "bool_type": texts.FIELD_BOOLEAN,
    "tuple_type": texts.FIELD_LIST,
    "dict_type": texts.FIELD_MAPPING,
    "model_type": texts.FIELD_MAPPING,
    "string_type": texts.FIELD_TEXT,
    "string_too_short": texts.FIELD_EMPTY,
    "too_short": texts.FIELD_EMPTY,
    "string_pattern_mismatch": texts.FIELD_ID,
}


def describe(error: Mapping[str, Any]) -> str:
    """Return one pydantic complaint in Dutch, for the person who wrote the case."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    names = [step for step in error["loc"] if isinstance(step, str)]
    expected = str(error.get("ctx", {}).get("expected", "")).replace(" or ", " of ")
    template = _COMPLAINTS.get(error["type"], texts.FIELD_OTHER)
    return template.format(
        field=names[0] if names else "vraag", value=error["input"], expected=expected, problem=error["msg"]
    )


def _doubles(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a complaint for every id or question (with its history) that stands in the files twice."""
    ids: dict[str, Case] = {}
    questions: dict[tuple[str, ...], Case] = {}
    for case in cases:
        key = (*case.history, case.question.casefold())
        for first, template in ((ids.get(case.id), texts.ID_DOUBLE), (questions.get(key), texts.QUESTION_DOUBLE)):
            if first:
                told = template.format(id=first.id, file=first.file, line=first.line)
                yield texts.CASE_ERROR.format(file=case.file, line=case.line, problem=told)
        ids.setdefault(case.id, case)
        questions.setdefault(key, case)
