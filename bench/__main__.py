"""Run every benchmark."""

from bench import text_check, working_days

for benchmark in (working_days, text_check):
    print(f"== {(benchmark.__doc__ or '').splitlines()[0]}")
    benchmark.main()
