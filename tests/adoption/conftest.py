"""Each test has an emulated cloud for itself."""

from tests.sweep.conftest import stage

__all__ = ["stage"]
