import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a child that never started cannot be killed: the signal would hit a stranger, or the whole run', () => {
  const child = spawn('/nonexistent/program');
  child.on('error', () => {});
  expect(() => child.kill()).toThrow('never started');
});

test('nor can a process that is not the test’s own, such as the runner, a group or everyone', () => {
  for (const pid of [process.ppid, -process.ppid, 0, -1]) {
    expect(() => process.kill(pid, 'SIGCONT')).toThrow('no process that the test started');
  }
  expect(process.kill(process.ppid, 0)).toBe(true);
});

test('its own child can be, and its child’s group, as long as it runs', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { detached: true });
  const pid = child.pid as number;
  expect(process.kill(-pid, 'SIGKILL')).toBe(true);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  expect(() => process.kill(-pid, 'SIGKILL')).toThrow('it has ended');
});
