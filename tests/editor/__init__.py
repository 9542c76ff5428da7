"""Tests of generator.editor."""
