import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock, systemTimers } from '../../../main/adapters/clock.ts';
import type { Timers } from '../../../main/core/ports.ts';
import {
  ANN,
  type CarillonOptions,
  freshFolder,
  openTelegram,
  startCarillon,
  ZONE,
} from '../../support/bot/carillon.ts';
import { until } from '../../support/bot/until.ts';
import { draft } from '../../support/core-world.ts';

/** Time that a test moves on, and timers that do not keep it waiting. */
function hasty() {
  let passed = 0;
  const clock = {
    now: () => systemClock.now() + passed,
    monotonic: () => systemClock.monotonic() + passed,
    timeZone: () => ZONE,
  };
  const timers: Timers = { after: (ms, run) => systemTimers.after(Math.min(ms, 50), run) };
  return { clock, timers, pass: (ms: number) => (passed += ms) };
}

async function openTwo() {
  const telegram = await openTelegram();
  const time = hasty();
  const start = (folder: string, machine: string) => {
    const options: CarillonOptions = { apiRoot: telegram.apiRoot, folder, machine, ...time };
    const carillon = startCarillon(options);
    return { ...carillon, home: () => carillon.state.rest.home };
  };
  const folder = freshFolder();
  const laptop = start(folder, 'laptop');
  await laptop.online();
  await until(() => existsSync(join(folder, 'home.json')));
  const copy = () => {
    const to = freshFolder();
    cpSync(folder, to, { recursive: true });
    return to;
  };
  const texts = () => telegram.messages().map(({ text }) => text);
  const question = () => telegram.messages().find(({ text }) => text.startsWith('These messages also live on'));
  return { telegram, time, start, folder, laptop, copy, texts, question };
}

describe('a list that was copied to a second computer', () => {
  test('is sent by the first, until a tap in the chat moves it', async () => {
    const { telegram, time, start, laptop, copy, question } = await openTwo();
    const { id } = laptop.workspace.jobs.create(draft({ chatId: ANN.id }), 'window');
    const server = start(copy(), 'server');
    await until(() => server.home().state === 'elsewhere');
    expect(laptop.home().state).toBe('here');
    server.workspace.jobs.run(id, 'chat');
    await until(() => server.workspace.ledger.history({ limit: 1 })[0]?.state === 'skipped');

    await until(() => question() !== undefined);
    telegram.userTaps(question()?.id ?? 0, question()?.buttons[0]?.[0]?.data ?? '');
    await until(() => server.home().state === 'here');
    await until(() => laptop.home().state === 'elsewhere');
    time.pass(20_000);
    server.workspace.jobs.run(id, 'chat');
    await until(() => server.workspace.ledger.history({ limit: 1 })[0]?.state === 'sent');
  });

  test('moves from a computer that is off, which stands down when it is back', async () => {
    const { time, start, folder, laptop, copy, texts } = await openTwo();
    const elsewhere = copy();
    await laptop.workspace.stop();
    const server = start(elsewhere, 'server');
    await until(() => server.home().state === 'elsewhere');
    await server.workspace.takeOverHome();
    expect(server.home().state).toBe('takingOver');
    time.pass(91_000);
    await until(() => server.home().state === 'here');
    await until(() => texts().some((text) => text.endsWith('sends your messages from now on.')));

    const back = start(folder, 'laptop');
    await until(() => back.home().state === 'elsewhere');
    expect(back.home()).toMatchObject({ hasMoved: true });
    expect(server.home().state).toBe('here');
  });
});

test('a folder that was moved on one machine asks nothing', async () => {
  const { start, folder, laptop, copy } = await openTwo();
  const moved = copy();
  await laptop.workspace.stop();
  rmSync(folder, { recursive: true });
  const again = start(moved, 'laptop');
  await again.online();
  expect(again.home().state).toBe('here');
});
