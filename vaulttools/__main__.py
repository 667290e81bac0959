"""`python -m vaulttools` is `vaulttools`."""

from vaulttools.cli.main import main

if __name__ == "__main__":
    main()
