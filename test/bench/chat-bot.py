"""A bot as one writes it with APScheduler 3: a loop that polls, jobs that send. API_ROOT TOKEN COUNT DUE (epoch s)."""
import json
import sys
import urllib.request
from datetime import datetime

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

ZONE = "Europe/Berlin"
root, token, count, due = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def call(method, **params):
    request = urllib.request.Request(
        f"{root}/bot{token}/{method}", json.dumps(params).encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)["result"]


def send(n):
    call("sendMessage", chat_id=1 + n % 300, text=f"Reminder number {n}")


scheduler = BackgroundScheduler(timezone=ZONE)
scheduler.start()
at = datetime.fromtimestamp(due, scheduler.timezone)
for n in range(count):
    trigger = CronTrigger(second=at.second, minute=at.minute, hour=at.hour, timezone=ZONE)
    scheduler.add_job(send, trigger, args=[n], id=str(n), misfire_grace_time=None)
print("ready", flush=True)

offset = 0
while True:
    for update in call("getUpdates", offset=offset, timeout=30):
        offset = update["update_id"] + 1
        message = update.get("message", {})
        if message.get("text") == "/list":
            jobs = scheduler.get_jobs()
            lines = [f"{job.id}  {job.next_run_time}" for job in jobs[:5]]
            call("sendMessage", chat_id=message["chat"]["id"], text="\n".join([f"{len(jobs)} jobs", *lines]))
