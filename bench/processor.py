"""What this process and the worker that reads PDF, Office files and mail have used of the processor."""

import os
import resource
import time
from pathlib import Path

from onrecord.ingest.worker import WORKER


def processor_seconds() -> float:
    """Seconds of the processor so far; the clock of a busy machine tells how long one waited as well."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    worker = WORKER._process
    stat = Path(f"/proc/{worker.pid}/stat") if worker is not None and worker.poll() is None else None
    fields = stat.read_text().rpartition(")")[2].split() if stat is not None and stat.exists() else []
    ticks = sum(map(int, fields[11:13]))  # user and system time
    return time.process_time() + ended.ru_utime + ended.ru_stime + ticks / os.sysconf("SC_CLK_TCK")


def memory_mb() -> float:
    """The memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
