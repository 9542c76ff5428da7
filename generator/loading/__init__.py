"""YAML bytes -> Schedule with the line of every value, or every Problem with its place."""

from generator.loading.load import Loaded, load

__all__ = ["Loaded", "load"]
