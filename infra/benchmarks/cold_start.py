"""What a new process works until a function's handler is ready, against a bare function.

Both have their bytecode, as deployed: the project's is made in a copy, the packages' is there.
Processor time is compared, because a start is nearly all computing and a busy machine stretches
the clock for both sides unequally.
"""

import os
import resource
import statistics
import subprocess
import sys

from infra.benchmarks.figures import Figure
from infra.deploy.build import Sources

BARE = """
import boto3, chalice, pydantic, pynamodb.models
from aws_lambda_powertools import Logger, Metrics
app = chalice.Chalice("bare")
logger = Logger(service="bare")
metrics = Metrics(service="bare", namespace="bare")
client = boto3.client("dynamodb", region_name="eu-central-1")
"""
LOAD = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("app", sys.argv[1])
module = importlib.util.module_from_spec(spec)
sys.modules["app"] = module
spec.loader.exec_module(module)
"""
ROUNDS = 5


def figures() -> list[Figure]:
    """Return, for each HTTP function, the ratio of its start to the bare one's (paired runs, medians)."""
    result = []
    sources = Sources(sys.executable)
    for app in sorted(sources.folder.glob("functions/*/*/app.py")):
        if app.parts[-3] == "workers" or app.parts[-2] == "triggers":
            continue
        pairs = [(_start(sources, LOAD, str(app)), _start(sources, BARE)) for _ in range(ROUNDS)]
        ratio = statistics.median(ours / bare for ours, bare in pairs)
        ours = statistics.median(ours for ours, _ in pairs)
        name = "/".join(app.parts[-3:-1])
        result.append(Figure(f"cold start {name} ({ours:.0f} ms)", ratio, 1.0, "× bare"))
    return result


def _start(sources: Sources, *arguments: str) -> float:
    """Return the milliseconds of processor time that a process with these lines of code took."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(sources.folder / "shared"),
        "AWS_LAMBDA_FUNCTION_NAME": "bench",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "POWERTOOLS_TRACE_DISABLED": "1",
        "POWERTOOLS_METRICS_NAMESPACE": "wattwerk",
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", *arguments], check=True, env=environment, cwd=sources.folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
