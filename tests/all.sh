#!/bin/sh
# Everything that `make test` runs, quickest first; the first thing that fails ends it.
set -eu
bin=.venv/bin
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

part() {
    title=$1
    shift
    started=$(date +%s)
    printf '\n== %s\n' "$title"
    "$@"
    printf '   %s s\n' "$(($(date +%s) - started))"
}

part "format" $bin/ruff format --check .
part "lint" $bin/ruff check .
part "import contracts" $bin/lint-imports
part "types" $bin/mypy
part "browser" $bin/python -m tests.browser
part "unit, worker and API tests on SQLite" $bin/pytest -n 2 -m "not e2e and not gpu"
part "migrations, services and queries on PostgreSQL" \
    $bin/python -m tests.postgres $bin/pytest -n 2 -m "not e2e and not gpu" tests/architecture/test_migrations.py \
    --ignore tests/api/v1/test_node_sdk.py --ignore tests/api/v1/test_examples.py \
    --ignore tests/api/v1/test_remote_engine.py --ignore tests/api/v1/test_people.py --ignore tests/api/test_openapi.py \
    tests/accounts tests/api tests/studio tests/social tests/feed tests/media tests/ops tests/discover tests/messages \
    tests/moderation tests/notifications tests/remix
part "real browser" $bin/pytest -m e2e tests/e2e
