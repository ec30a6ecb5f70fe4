import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Job, JobDraftInput } from '../../main/contract/job.ts';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const ENV = { CARILLON_BOT_TOKEN: TOKEN, CARILLON_OWNER_ID: String(OWNER.id) };

describe('killed with SIGKILL', () => {
  test('the same jobs come back with the same ids, armed', async () => {
    const folder = tempFolder();
    const first = await ServeProcess.start(['--data-dir', folder, '--practice']);
    await first.ask('practice.send', { text: '/daily 09:00 Good morning' });
    await first.ask('practice.send', { text: '/every 1s tick' });
    const before = await until('both jobs', async () => {
      const { jobs } = await first.state();
      return jobs.length === 2 && jobs;
    });
    expect((await first.end('SIGKILL')).signal).toBe('SIGKILL');

    const second = await ServeProcess.start(['--data-dir', folder, '--practice']);
    const after = (await second.state()).jobs;
    expect(after.map(({ id, schedule, message }) => ({ id, schedule, message }))).toEqual(
      expect.arrayContaining(before.map(({ id, schedule, message }) => ({ id, schedule, message }))),
    );
    expect(after.every(({ nextAt }) => nextAt !== null)).toBe(true);
    const restartedAt = Date.now();
    await until('a tick of the new process', async () => {
      const { recent } = await second.state();
      return recent.some(({ text, state, dueAt }) => text === 'tick' && state === 'sent' && dueAt > restartedAt);
    });
  });

  test('a one-off that fell due meanwhile is sent late once, or skipped and said so, as its policy has it', async () => {
    const telegram = await startTelegram();
    const folder = tempFolder();
    const args = ['--data-dir', folder, '--api-root', telegram.apiRoot];
    const inAnHour = new Date(Date.now() + 3_600_000);
    const first = await ServeProcess.start(args, ENV);
    await first.ask('jobs.create', oneOff('late but there', inAnHour, { policy: 'latest', maxLatenessMs: 86_400_000 }));
    await first.ask('jobs.create', oneOff('never late', inAnHour, { policy: 'skip', maxLatenessMs: 86_400_000 }));
    await first.ask('jobs.create', oneOff('an hour at most', inAnHour, { policy: 'latest', maxLatenessMs: 3_600_000 }));
    await first.end('SIGKILL');
    letHoursPass(folder, 3);

    const second = await ServeProcess.start(args, ENV);
    await until('the late one-off', async () => (await second.state()).recent.some(({ state }) => state === 'sent'));
    await second.end('SIGKILL');
    const third = await ServeProcess.start(args, ENV);
    await until('online again', async () => (await third.state()).connection.state === 'online');
    expect(botTexts(telegram)).toEqual(['late but there']);
    const history = await third.ask('history', { limit: 50 });
    const skipped = expect.stringMatching(/was not running/);
    expect(
      Object.fromEntries(history.map(({ text, state, reason }) => [text, reason ? [state, reason] : state])),
    ).toEqual({
      'late but there': 'sent',
      'never late': ['skipped', skipped],
      'an hour at most': ['skipped', skipped],
    });
  });

  test('a message whose answer was lost is not sent twice: it is shown as unsure', async () => {
    const telegram = await startTelegram();
    const args = ['--data-dir', tempFolder(), '--api-root', telegram.apiRoot];
    const first = await ServeProcess.start(args, ENV);
    await until('online', async () => (await first.state()).connection.state === 'online');
    telegram.faults.next('sendMessage', { kind: 'delay', ms: 60_000 });
    await first.ask('jobs.create', oneOff('important', new Date(Date.now() + 1_000)));
    await until('the request on its way', async () => {
      const { recent } = await first.state();
      return recent.some(({ text, state }) => text === 'important' && state === 'sending');
    });
    await first.end('SIGKILL');

    const second = await ServeProcess.start(args, ENV);
    const [delivery] = (await second.state()).recent;
    expect(delivery).toMatchObject({ text: 'important', state: 'unsure' });
    expect((await second.state()).unsure).toBe(1);
    await until('online again', async () => (await second.state()).connection.state === 'online');
    expect(botTexts(telegram).filter((text) => text === 'important')).toHaveLength(1);
  });
});

describe('asked to end', () => {
  test('while it is still starting: code 0 as well', async () => {
    // It never gets to listen, so that the signal comes in the middle of the start-up for certain.
    const endAtListen = `import { Server } from 'node:net';
      Server.prototype.listen = function () {
        setInterval(() => {}, 1_000);
        process.kill(process.pid, 'SIGTERM');
        return this;
      };`;
    const preload = `--import=data:text/javascript,${encodeURIComponent(endAtListen)}`;
    const ended = await ServeProcess.run(['--data-dir', tempFolder(), '--port', '0'], { NODE_OPTIONS: preload });
    expect(ended).toMatchObject({ code: 0, signal: null, stdout: '', stderr: '' });
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} ends with code 0 within 5 seconds while Telegram hangs in the middle of a message`, async () => {
      const telegram = await startTelegram();
      const folder = tempFolder();
      const args = ['--data-dir', folder, '--api-root', telegram.apiRoot];
      const serve = await ServeProcess.start(args, ENV);
      await until('online', async () => (await serve.state()).connection.state === 'online');
      telegram.faults.next('sendMessage', { kind: 'hang' }, 99);
      await serve.ask('jobs.create', everySecond('hanging'));
      await until('the request on its way', async () =>
        (await serve.state()).recent.some((d) => d.state === 'sending'),
      );
      const ended = await serve.end(signal);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.tookMs).toBeLessThan(5_000);

      telegram.faults.clear();
      const again = await ServeProcess.start(args, ENV);
      expect((await again.ask('history', { state: 'unsure', limit: 10 })).map(({ text }) => text)).toEqual(['hanging']);
    });
  }

  test('also while Telegram cannot be reached at all; what waited goes out, once, after the next start', async () => {
    const telegram = await startTelegram();
    const { apiRoot } = telegram;
    const args = ['--data-dir', tempFolder(), '--api-root', apiRoot];
    const serve = await ServeProcess.start(args, ENV);
    await until('online', async () => (await serve.state()).connection.state === 'online');
    await telegram.stop();
    await until('it to be noticed', async () => (await serve.state()).connection.state === 'reconnecting');
    await serve.ask('jobs.create', oneOff('patient', new Date(Date.now() + 1_000)));
    await until('a try', async () => (await serve.state()).recent.some((d) => d.state === 'pending' && d.attempts > 0));
    const ended = await serve.end('SIGTERM');
    expect(ended.code).toBe(0);
    expect(ended.tookMs).toBeLessThan(5_000);

    await telegram.start(Number(new URL(apiRoot).port));
    const again = await ServeProcess.start(args, ENV);
    await until('the message', () => botTexts(telegram).includes('patient'));
    await until('the outcome', async () => (await again.state()).recent.every(({ state }) => state === 'sent'));
    expect(botTexts(telegram)).toEqual(['patient']);
  });
});

/** Seconds are as fine as a wall-clock time goes. */
function oneOff(text: string, at: Date, missed?: JobDraftInput['missed']): JobDraftInput {
  return {
    chatId: OWNER.id,
    message: { text },
    schedule: { kind: 'once', at: new Date(at.getTime() + 999).toISOString().slice(0, 19) },
    timeZone: 'UTC',
    missed,
  };
}

/** As if these hours had gone by since the process ended: every instant of the job book lies that much further back. */
function letHoursPass(folder: string, hours: number): void {
  const file = join(folder, 'jobs.json');
  const back = hours * 3_600_000;
  const book = JSON.parse(readFileSync(file, 'utf8')) as { jobs: Job[] };
  for (const job of book.jobs) {
    if (job.schedule.kind !== 'once') continue;
    job.schedule.at = new Date(Date.parse(`${job.schedule.at}Z`) - back).toISOString().slice(0, 19);
    job.since -= back;
    job.createdAt -= back;
  }
  writeFileSync(file, JSON.stringify(book));
}

function everySecond(text: string): JobDraftInput {
  return {
    chatId: OWNER.id,
    message: { text },
    schedule: { kind: 'interval', everyMs: 1_000, anchor: Date.now() },
    timeZone: 'UTC',
  };
}
