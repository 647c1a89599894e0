"""`python -m juncta.project.cli`, which is how Juncta starts its own processes."""

import sys

from juncta.project.cli import main

sys.exit(main())
