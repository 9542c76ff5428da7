"""Attestation schedule as code: one YAML file becomes dates, and the dates everything else."""
