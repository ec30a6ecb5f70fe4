import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ServeProcess } from '../support/serve-process.ts';
import { botTexts, OWNER, startTelegram, TOKEN } from '../support/telegram.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const TEXT = 'Take your pills';

test('a message that asks every minute, killed at each of its repeats: each is sent once, none is lost, Done ends it', {
  // Each start finds the clock further ahead than the record of the home says, and waits for that.
  timeout: 300_000,
}, async () => {
  const telegram = await startTelegram();
  const folder = tempFolder();
  const clock = join(tempFolder(), 'shift');
  let aheadMs = 0;
  const start = async () => {
    writeFileSync(clock, String(aheadMs));
    const serve = await ServeProcess.start(['--data-dir', folder, '--api-root', telegram.apiRoot], {
      CARILLON_BOT_TOKEN: TOKEN,
      CARILLON_OWNER_ID: String(OWNER.id),
      SHIFTED_CLOCK: clock,
    });
    return serve;
  };
  const arrived = () => botTexts(telegram).filter((text) => text === TEXT).length;
  const rows = async (serve: ServeProcess) => (await serve.ask('history', { limit: 200 })).reverse();

  let serve = await start();
  const { id } = await serve.ask('jobs.create', {
    chatId: OWNER.id,
    message: { text: TEXT },
    schedule: { kind: 'once', at: '2099-01-01T09:00' },
    timeZone: 'UTC',
    reminder: { repeat: { everyMs: MINUTE, times: 50 } },
  });
  await serve.ask('jobs.run', { id });
  await until('the message to be sent', async () => (await rows(serve))[0]?.state === 'sent');

  for (let round = 0; round < 18; round++) {
    // The answer comes late: killed in between, nobody can know.
    if (round % 3 === 1) telegram.faults.next('sendMessage', { kind: 'delay', ms: 400 });
    await serve.end('SIGKILL');
    aheadMs += MINUTE + 1_000;
    const before = arrived();
    serve = await start();
    if (round % 3 === 0) continue;
    // What was killed on its way is in doubt from this start on, and asked again a minute later.
    const isInDoubt = async () => (await rows(serve)).at(-1)?.state === 'unsure';
    await until('a repeat to arrive', async () => arrived() > before || (await isInDoubt()));
    if (round % 3 === 2) {
      await until('a row to say so', async () => /sent|unsure/.test((await rows(serve)).at(-1)?.state ?? ''));
    }
  }
  await until('all to be concluded', async () =>
    (await rows(serve)).every(({ state }) => state === 'sent' || state === 'unsure'),
  );

  const all = await rows(serve);
  const [first] = all;
  const last = all.at(-1);
  // One row each, numbered without a gap, and one of them waits for the answer.
  expect(all.map(({ key }) => key)).toEqual(all.map((_, n) => `${first?.key}${n === 0 ? '' : `+${n}`}`));
  expect(all.filter(({ acknowledgement: ask }) => ask?.end === undefined)).toEqual([last]);
  expect(all.length).toBeGreaterThan(6);
  const sent = all.filter(({ state }) => state === 'sent');
  const unsure = all.filter(({ state }) => state === 'unsure');
  expect(unsure.length).toBeGreaterThan(0);
  expect(arrived()).toBeGreaterThanOrEqual(sent.length);
  expect(arrived()).toBeLessThanOrEqual(sent.length + unsure.length);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(sent.length);
  for (const { attempts } of all) expect(attempts).toBe(1);

  await serve.ask('delivery.resolve', { key: first?.key ?? '', as: 'done' });
  await serve.end('SIGKILL');
  const count = arrived();
  aheadMs += 10 * MINUTE;
  serve = await start();
  await until('online', async () => (await serve.state()).connection.state === 'online');
  expect(await rows(serve)).toHaveLength(all.length);
  // The edits that say so may have come between: what asks is no more than before.
  expect(arrived()).toBeLessThanOrEqual(count);
  expect((await serve.end('SIGTERM')).code).toBe(0);
});
