// Loaded before Carillon with --import: on SIGUSR2 it writes down how long the event loop was kept busy since the last time.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) watch();

function watch() {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  // What this thread itself computed between two looks: on a machine with other work the delay alone says little.
  let worstCpu = 0;
  let last = process.threadCpuUsage();
  setInterval(() => {
    const used = process.threadCpuUsage(last);
    worstCpu = Math.max(worstCpu, (used.user + used.system) / 1000);
    last = process.threadCpuUsage();
  }, 1).unref();

  process.on('SIGUSR2', () => {
    writeFileSync(process.env.LOOP_WATCH ?? '', JSON.stringify({ delayMs: delay.max / 1e6, cpuMs: worstCpu }));
    delay.reset();
    worstCpu = 0;
  });
}
