"""What `--version` says: asked for alone it is told before anything else is loaded."""

from vaulttools import __version__

LINE = f"vaulttools {__version__}"
