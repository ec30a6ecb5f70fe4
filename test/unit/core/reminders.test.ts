import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../main/contract/delivery.ts';
import { JobDraft } from '../../../main/contract/job.ts';
import { verbatim } from '../../../main/contract/translatable.ts';
import { CHAT, draft, openWorld, type World } from '../../support/core-world.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../support/manual-clock.ts';
import { OFFLINE } from '../../support/scripted-messenger.ts';

const TEN_MINUTES = 10 * MINUTE;
/** Asks at 12:00 in Berlin each day, and then every ten minutes, three times. */
const pills = (part: Parameters<typeof draft>[0] = {}) =>
  draft({ text: 'Take your pills', reminder: { repeat: { everyMs: TEN_MINUTES, times: 3 } }, ...part });

/** A world just before noon in Berlin, with the job. */
function openNoon(part: Parameters<typeof draft>[0] = {}, options: Parameters<typeof openWorld>[0] = {}) {
  const world = openWorld({ start: '2026-03-27T10:59:00Z', ...options });
  const { id } = world.jobs.create(pills(part), 'window');
  return { world, id };
}

const toNoon = (world: World) => world.clock.advance(MINUTE + SECOND);
/** What asks: the number of each repeat and what came of it. */
const asks = (world: World) => world.deliveries().map(({ acknowledgement: ask }) => [ask?.repeat, ask?.end ?? 'waits']);
const newest = (world: World) => world.deliveries().at(-1) as Delivery;

describe('a message that asks until it is done', () => {
  test('is repeated every ten minutes, three times, and then no more; the history tells repeats from the message', async () => {
    const { world, id } = openNoon();
    await toNoon(world);
    await world.clock.advance(2 * HOUR);
    expect(world.messenger.texts).toEqual(Array(4).fill('Take your pills'));
    const [first = 0, ...rest] = world.messenger.requests.map(({ at }) => at);
    expect(rest.map((at) => Math.round((at - first) / MINUTE))).toEqual([10, 20, 30]);
    const noon = world.deliveries()[0]?.dueAt;
    const name = `${id}@${noon}`;
    expect(world.deliveries().map(({ key }) => key)).toEqual([name, `${name}+1`, `${name}+2`, `${name}+3`]);
    expect(asks(world)).toEqual([
      [0, 'repeated'],
      [1, 'repeated'],
      [2, 'repeated'],
      [3, 'waits'],
    ]);
    // Each has buttons of its own, and the day's run counts once.
    expect(world.messenger.requests.map(({ acknowledgement: ask }) => ask?.key)).toEqual([
      name,
      `${name}+1`,
      `${name}+2`,
      `${name}+3`,
    ]);
    expect(world.ledger.runCount(id)).toBe(1);
  });

  test('Done ends it, whichever of its messages is answered; a second Done changes nothing', async () => {
    const { world } = openNoon();
    await toNoon(world);
    await world.clock.advance(15 * MINUTE);
    const [first] = world.deliveries();
    const doneAt = world.clock.now();
    const chain = world.scheduler.reminders.done(first?.key ?? '');
    expect(chain.map(({ acknowledgement: ask }) => ask?.end)).toEqual(['repeated', 'done']);
    await world.clock.advance(2 * HOUR);
    expect(world.scheduler.reminders.done(first?.key ?? '').at(-1)?.acknowledgement).toMatchObject({ endedAt: doneAt });
    expect(world.messenger.texts).toHaveLength(2);
  });

  test('the next day’s run takes its place', async () => {
    const { world } = openNoon({ reminder: { repeat: { everyMs: HOUR, times: 50 } } });
    await toNoon(world);
    await world.clock.advance(25 * HOUR);
    const days = world.deliveries().map(({ key, acknowledgement: ask }) => [key.split('+')[1] ?? 'run', ask?.end]);
    expect(days.slice(22)).toEqual([
      ['22', 'repeated'],
      ['23', 'superseded'],
      ['run', 'repeated'],
      ['1', undefined],
    ]);
    expect(world.messenger.texts).toHaveLength(26);
  });

  test('snoozed for an hour: silence until then, and from then on as before', async () => {
    const { world } = openNoon();
    await toNoon(world);
    world.scheduler.reminders.snooze(newest(world).key, world.clock.now() + HOUR);
    await world.clock.advance(59 * MINUTE);
    expect(world.messenger.texts).toHaveLength(1);
    await world.clock.advance(2 * MINUTE);
    expect(world.messenger.texts).toHaveLength(2);
    await world.clock.advance(TEN_MINUTES);
    expect(world.messenger.texts).toHaveLength(3);
  });

  test('with buttons alone: it never repeats itself, but can be snoozed', async () => {
    const { world } = openNoon({ reminder: {} });
    await toNoon(world);
    await world.clock.advance(3 * HOUR);
    expect(world.messenger.texts).toHaveLength(1);
    world.scheduler.reminders.snooze(newest(world).key, world.clock.now() + TEN_MINUTES);
    await world.clock.advance(3 * HOUR);
    expect(world.messenger.texts).toHaveLength(2);
  });

  test('“run now” asks as well, and says what the message says as of then', async () => {
    const { world, id } = openNoon({ text: 'Pills of {time}' });
    world.jobs.run(id, 'chat');
    await world.clock.advance(11 * MINUTE);
    expect(world.messenger.texts).toEqual(['Pills of 11:59', 'Pills of 12:00', 'Pills of 12:00']);
    expect(asks(world).map(([, end]) => end)).toEqual(['superseded', 'repeated', 'waits']);
  });
});

describe('it respects', () => {
  test('a pause: nothing more is asked, also not after it; undo takes that back', async () => {
    const { world, id } = openNoon();
    await toNoon(world);
    world.jobs.pause(id, 'window');
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(1);
    expect(asks(world)).toEqual([[0, 'dropped']]);
    world.jobs.undo();
    await world.clock.advance(SECOND);
    expect(asks(world)).toEqual([
      [0, 'repeated'],
      [1, 'waits'],
    ]);
    world.jobs.pause(id, 'window');
    world.jobs.resume(id, 'window');
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(2);
  });

  test('paused, then sent by hand: what asks now goes on when the pause is undone, and not both', async () => {
    const { world, id } = openNoon();
    await toNoon(world);
    world.jobs.pause(id, 'window');
    world.jobs.run(id, 'chat');
    await world.clock.advance(SECOND);
    world.jobs.undo();
    await world.clock.advance(11 * MINUTE);
    expect(asks(world)).toEqual([
      [0, 'dropped'],
      [0, 'repeated'],
      [1, 'waits'],
    ]);
  });

  test('a pause of everything, and a stop, each with its undo', async () => {
    const { world, id } = openNoon();
    await toNoon(world);
    world.jobs.pauseAll('window');
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(1);
    world.jobs.undo();
    await world.clock.advance(SECOND);
    expect(world.messenger.texts).toHaveLength(2);
    world.jobs.stop(id, 'window');
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(2);
    world.jobs.undo();
    await world.clock.advance(SECOND);
    expect(world.messenger.texts).toHaveLength(3);
  });

  test('an edit: another text, another pace, or no asking any more', async () => {
    const { world, id } = openNoon();
    await toNoon(world);
    world.jobs.edit(
      id,
      pills({ text: 'The blue ones', reminder: { repeat: { everyMs: MINUTE, times: 2 } } }),
      'window',
    );
    await world.clock.advance(MINUTE + SECOND);
    expect(world.messenger.texts).toEqual(['Take your pills', 'The blue ones']);
    world.jobs.edit(id, pills({ reminder: undefined }), 'window');
    await world.clock.advance(HOUR);
    expect(world.messenger.texts).toHaveLength(2);
  });

  test('its quiet hours: what would come in them comes when they end', async () => {
    const { world } = openNoon({ quiet: { from: '12:15', to: '14:00', mode: 'wait' } });
    await toNoon(world);
    await world.clock.advance(3 * HOUR);
    const minutes = world.messenger.requests.map(({ at }) => new Date(at).toISOString().slice(11, 16));
    expect(minutes).toEqual(['11:00', '11:10', '13:00', '13:10']);
  });
});

describe('never lost, never twice', () => {
  test('a crash and a restart: it goes on where it stood', async () => {
    const { world } = openNoon();
    await toNoon(world);
    await world.clock.advance(12 * MINUTE);
    const next = world.crash();
    await next.clock.advance(2 * HOUR);
    expect(next.messenger.texts.length + world.messenger.texts.length).toBe(4);
    expect(asks(next).at(-1)).toEqual([3, 'waits']);
  });

  test('a crash while a repeat was on its way: that one is in doubt and not sent again, the next one comes', async () => {
    const { world } = openNoon();
    await toNoon(world);
    world.messenger.hold();
    await world.clock.advance(TEN_MINUTES);
    expect(world.messenger.held).toHaveLength(1);
    const next = world.crash();
    await next.clock.advance(5 * MINUTE);
    expect(next.messenger.texts).toEqual([]);
    expect(next.states()).toEqual(['sent', 'unsure']);
    await next.clock.advance(HOUR);
    expect(next.states()).toEqual(['sent', 'unsure', 'sent', 'sent']);
  });

  test('a one-off that asks for weeks: it does so over a restart, and can be put off still', async () => {
    const { world, id } = openNoon({
      schedule: { kind: 'once', at: '2026-03-27T12:00' },
      reminder: { repeat: { everyMs: 5 * DAY, times: 2 } },
    });
    await toNoon(world);
    await world.clock.advance(9 * DAY);
    const next = world.crash({ messenger: world.messenger });
    next.jobs.sweepFinished();
    await next.clock.advance(20 * DAY);
    expect(next.messenger.texts).toHaveLength(3);
    next.scheduler.reminders.snooze(newest(next).key, next.clock.now() + HOUR);
    const last = next.crash({ messenger: world.messenger });
    last.jobs.sweepFinished();
    await last.clock.advance(2 * HOUR);
    expect(last.messenger.texts).toHaveLength(4);
    last.scheduler.reminders.done(newest(last).key);
    last.jobs.sweepFinished();
    expect(last.jobs.find(id)).toBeUndefined();
  });

  test('a short history: what still asks stays in it, is repeated and makes way for the next run', async () => {
    const { world } = openNoon({
      schedule: { kind: 'calendar', days: { on: 'daysOfMonth', days: [27] }, times: ['12:00'] },
      reminder: { repeat: { everyMs: 7 * DAY, times: 1 } },
    });
    const forgetOld = () =>
      world.ledger.prune({ before: world.clock.now() - HOUR, maxBytes: Number.MAX_SAFE_INTEGER, most: 100 });
    await toNoon(world);
    await world.clock.advance(6 * DAY);
    forgetOld();
    await world.clock.advance(2 * DAY);
    expect(asks(world)).toEqual([
      [0, 'repeated'],
      [1, 'waits'],
    ]);
    forgetOld();
    expect(asks(world)).toEqual([[1, 'waits']]);
    await world.clock.advance(30 * DAY);
    expect(asks(world)).toEqual([
      [1, 'superseded'],
      [0, 'repeated'],
      [1, 'waits'],
    ]);
  });

  test('a Done is remembered by the next start', async () => {
    const { world } = openNoon();
    await toNoon(world);
    world.scheduler.reminders.done(newest(world).key);
    const next = world.crash();
    await next.clock.advance(2 * HOUR);
    expect(next.messenger.texts).toEqual([]);
  });

  test('offline for an hour: one repeat waits, and the rest are counted from when it arrived', async () => {
    const { world } = openNoon();
    await toNoon(world);
    world.messenger.answerBy(() => OFFLINE);
    await world.clock.advance(HOUR);
    expect(world.states()).toEqual(['sent', 'pending']);
    world.messenger.answer();
    world.outbox.wake();
    await world.clock.advance(SECOND);
    const before = world.messenger.texts.length;
    await world.clock.advance(9 * MINUTE);
    expect(world.messenger.texts).toHaveLength(before);
    await world.clock.advance(2 * MINUTE);
    expect(world.states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('a repeat that waits for the network makes way for the next run', async () => {
    const { world } = openNoon();
    await toNoon(world);
    world.messenger.answerBy(() => OFFLINE);
    await world.clock.advance(24 * HOUR);
    world.messenger.answer();
    world.outbox.wake();
    await world.clock.advance(SECOND);
    expect(world.deliveries().map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', undefined],
      ['skipped', 'The next run came before it could be sent.'],
      ['sent', undefined],
    ]);
  });

  test('asleep for three hours: one repeat on waking; asleep for longer than the message may be late: none', async () => {
    const { world } = openNoon();
    await toNoon(world);
    world.clock.sleep(3 * HOUR);
    world.replan();
    await world.clock.advance(SECOND);
    expect(world.messenger.texts).toHaveLength(2);

    const hasty = openNoon({ missed: { policy: 'latest', maxLatenessMs: HOUR } }).world;
    await toNoon(hasty);
    hasty.clock.sleep(3 * HOUR);
    hasty.replan();
    await hasty.clock.advance(HOUR);
    expect(hasty.messenger.texts).toHaveLength(1);
    expect(asks(hasty)).toEqual([[0, 'dropped']]);
  });

  test('what Telegram refuses is not repeated; sent again by the user it asks again', async () => {
    const { world } = openNoon();
    world.messenger.answer({ kind: 'failed', reason: verbatim('The person blocked the bot.') });
    await toNoon(world);
    await world.clock.advance(HOUR);
    expect(world.states()).toEqual(['failed']);
  });

  test('what arrived while the clock was a year ahead asks again now, and not in a year', async () => {
    const { world } = openNoon({}, { start: '2027-03-27T10:59:00Z' });
    await toNoon(world);
    world.clock.set('2026-03-27T11:05:00Z');
    world.replan();
    await world.clock.advance(11 * MINUTE);
    expect(world.messenger.texts).toHaveLength(2);
    world.scheduler.reminders.snooze(newest(world).key, world.clock.now() + HOUR);
    await world.clock.advance(HOUR + MINUTE);
    expect(world.messenger.texts).toHaveLength(3);
  });

  test('a thousand that ask at once cost the planner no more than their runs do', async () => {
    const world = openWorld({
      start: '2026-03-27T10:59:00Z',
      limits: { perSecond: 1e6, perSecondInChat: 1e6, perMinuteInGroup: 1e6 },
    });
    for (let n = 0; n < 1_000; n++) {
      world.jobs.create(
        pills({ chatId: CHAT + n, reminder: { repeat: { everyMs: TEN_MINUTES, times: 1 } } }),
        'window',
      );
    }
    await toNoon(world);
    await world.clock.advance(11 * MINUTE);
    expect(world.messenger.texts).toHaveLength(2_000);
  });
});

test('an album cannot ask, for Telegram shows no buttons under it', () => {
  const file = { kind: 'photo', file: `${'a'.repeat(64)}.jpg`, name: 'a.jpg', size: 10 } as const;
  const album = { text: 'Holiday', attachments: [file, file] };
  const result = JobDraft.safeParse({ ...pills(), message: album });
  expect(result.error?.issues).toMatchObject([
    { path: ['reminder'], message: 'input.telegramShowsNoButtonsUnderAlbum' },
  ]);
  expect(JobDraft.safeParse({ ...pills({ reminder: undefined }), message: album }).success).toBe(true);
});
