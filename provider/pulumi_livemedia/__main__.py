"""`python -m pulumi_livemedia` is the `livemedia` command."""

from pulumi_livemedia.cli import main

if __name__ == "__main__":
    main()
