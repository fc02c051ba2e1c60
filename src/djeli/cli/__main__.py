"""``python -m djeli.cli``: the same as ``djeli``, for processes that start each other."""

import sys

from djeli.cli.main import main

sys.exit(main())
