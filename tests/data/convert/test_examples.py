import doctest
import importlib
import pkgutil

import pytest

import data.convert

MODULES = [
    one.name
    for one in pkgutil.walk_packages(data.convert.__path__, "data.convert.")
    if not one.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
