"""APScheduler 3 (Debian's python3-apscheduler) under the same measurements as measure.ts: WHAT and JSON in, JSON out."""
import json
import sys
import time
import tracemalloc
from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

ZONE = "Europe/Berlin"


def start():
    scheduler = BackgroundScheduler(timezone=ZONE)
    scheduler.start()
    return scheduler


def add_quiet(scheduler, n):
    hour = (time.gmtime().tm_hour + 5 + n % 15) % 24
    trigger = CronTrigger(minute=n * 7 % 60, hour=hour, day_of_week=n // 900 % 7, timezone=ZONE)
    scheduler.add_job(lambda: None, trigger)


def add(count, limitMs, idleMs, who):
    scheduler = start()
    add_quiet(scheduler, count)
    begin = time.perf_counter()
    added = 0
    while added < count and (added % 50 or (time.perf_counter() - begin) * 1000 < limitMs):
        add_quiet(scheduler, added)
        added += 1
    ms = (time.perf_counter() - begin) * 1000
    idle = None
    if idleMs:
        time.sleep(0.5)
        before = time.process_time()
        time.sleep(idleMs / 1000)
        idle = (time.process_time() - before) * 100_000 / idleMs
    # Tracing slows everything down, so what a job takes is measured on a few more, after the rest.
    few = min(added, 500)
    tracemalloc.start()
    used = tracemalloc.get_traced_memory()[0]
    for n in range(few):
        add_quiet(scheduler, n)
    per_job = (tracemalloc.get_traced_memory()[0] - used) / few
    return {"added": added, "ms": ms, "bytesPerJob": per_job, "idlePercent": idle}


def due_at_once(count, leadMs, who):
    scheduler = start()
    late = []
    due = datetime.now().replace(microsecond=0) + timedelta(milliseconds=leadMs + 1000)
    due = due.replace(microsecond=0)
    instant = due.timestamp()
    local = datetime.fromtimestamp(instant, scheduler.timezone)

    def fire():
        late.append((time.time() - instant) * 1000)

    for _ in range(count):
        trigger = CronTrigger(second=local.second, minute=local.minute, hour=local.hour, timezone=ZONE)
        scheduler.add_job(fire, trigger, misfire_grace_time=None)
    if time.time() > instant:
        sys.exit("It was not ready in time: adding took longer than expected.")
    time.sleep(max(0, instant - time.time()) + 0.5)
    for _ in range(40):
        if len(late) >= count:
            break
        time.sleep(0.5)
    late.sort()
    return {"fired": len(late), "firstMs": late[0], "medianMs": late[len(late) // 2], "lastMs": late[-1]}


what, options = sys.argv[1], json.loads(sys.argv[2])
print(json.dumps({"add": add, "dueAtOnce": due_at_once}[what](**options)), flush=True)
