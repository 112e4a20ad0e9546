"""`python -m tests.bench [WORD …]`: runs the benchmarks whose name holds one of the words, and prints a table."""

import importlib
import pkgutil
import sys

import tests.bench
from tests.bench.registry import BENCHES, load, row, table


def main(words: list[str]) -> int:
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name.startswith("bench_"):
            importlib.import_module(f"tests.bench.{module.name}")
    chosen = [bench for bench in BENCHES if not words or any(word in bench.name for word in words)]
    sys.stdout.write(f"Before: {load()}\n")
    rows, is_all_reached = [], True
    for bench in chosen:
        sys.stderr.write(f"  {bench.name} …\n")
        figure = bench.measure()
        rows.append(row(bench, figure))
        is_all_reached &= bench.is_reached(figure)
    sys.stdout.write(f"{table(rows)}\nAfter:  {load()}\n")
    return 0 if is_all_reached and rows else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
