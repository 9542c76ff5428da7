"""`python -m generator` is `cyclogram`."""

import sys

from generator.cli import main

sys.exit(main())
