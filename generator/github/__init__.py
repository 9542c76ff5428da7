"""What the workflows of `.github/` need beside the commands: `python -m generator.github.MODULE`.

The logic lives here, where tests run it; the workflows only wire it.
"""
