"""Reads plain values back into the typed ones that they were written from."""

import dataclasses
import types
import typing
from functools import cache
from typing import Any

_PLAIN: dict[Any, tuple[type, ...]] = {str: (str,), bool: (bool,), int: (int,), float: (int, float)}


def read_value(kind: Any, value: Any, where: str) -> Any:
    """Return `value`, as JSON gave it, as a value of type `kind`.

    Fields that a dataclass does not have are dropped and missing ones keep their defaults, so that what one version
    wrote another reads. Raises TypeError, naming the place, where a required field is missing or a value is of
    another type.
    """
    origin = typing.get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return _read_fields(kind, value, where)
    if origin is tuple:
        return _read_tuple(typing.get_args(kind), value, where)
    if origin is dict:
        inner = typing.get_args(kind)[1]
        entries = _expected(value, (dict,), where).items()
        return {str(key): read_value(inner, entry, f"{where}.{key}") for key, entry in entries}
    if origin in {typing.Union, types.UnionType}:
        return _read_either(typing.get_args(kind), value, where)
    if kind in _PLAIN:
        found = _expected(value, _PLAIN[kind], where)
        return float(found) if kind is float else found
    return value


def _read_fields(kind: Any, value: Any, where: str) -> Any:
    data, hints = _expected(value, (dict,), where), _hints(kind)
    found: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        if field.name in data:
            found[field.name] = read_value(hints[field.name], data[field.name], f"{where}.{field.name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise TypeError(f"{where} has no {field.name}")
    return kind(**found)


def _read_tuple(kinds: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    items = _expected(value, (list, tuple), where)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(read_value(kinds[0], item, f"{where}[{i}]") for i, item in enumerate(items))
    if len(items) != len(kinds):
        raise TypeError(f"{where} must hold {len(kinds)} values, not {len(items)}")
    return tuple(
        read_value(kind, item, f"{where}[{i}]") for i, (kind, item) in enumerate(zip(kinds, items, strict=True))
    )


def _read_either(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in kinds:
        return None
    return read_value(next(kind for kind in kinds if kind is not type(None)), value, where)


def _expected(value: Any, kinds: tuple[type, ...], where: str) -> Any:
    if not isinstance(value, kinds) or isinstance(value, bool) and bool not in kinds:
        raise TypeError(f"{where} must be {kinds[-1].__name__}, not {type(value).__name__}")
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
