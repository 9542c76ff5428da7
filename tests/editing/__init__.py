"""Tests of generator.editing."""
