"""`python -m workers.models prepare | verify`: gets the model files ready, or compares every one with the manifest."""

import sys

from workers.models import store


def main(arguments: list[str]) -> int:
    if arguments == ["prepare"]:
        try:
            store.prepare()
        except store.ModelMissing as missing:
            sys.stderr.write(f"{missing}\n")
            return 1
        return 0
    if arguments == ["verify"]:
        problems = store.verify()
        sys.stderr.writelines(f"{problem}\n" for problem in problems)
        return 1 if problems else 0
    sys.stderr.write("usage: python -m workers.models prepare | verify\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
