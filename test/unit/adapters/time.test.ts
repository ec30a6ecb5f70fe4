import schedule from 'node-schedule';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAlarm, systemClock, systemTimers, watchClock } from '../../../main/adapters/clock.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const NOON = Date.parse('2026-03-27T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the alarm', () => {
  function openAlarm() {
    const errors: string[] = [];
    const log = {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (text: string, cause?: unknown) => void errors.push(`${text}: ${cause}`),
    };
    return { alarm: createAlarm(() => Date.now(), log), errors };
  }

  test('rings at its instant, once', async () => {
    const { alarm } = openAlarm();
    const rung: number[] = [];
    alarm.set(NOON + 5_000, () => rung.push(Date.now()));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rung).toEqual([NOON + 5_000]);
    expect(Object.keys(schedule.scheduledJobs)).toEqual([]);
  });

  test('an instant that has passed rings at once, but not before the caller is through', async () => {
    const { alarm } = openAlarm();
    const rung: string[] = [];
    alarm.set(NOON - 3_600_000, () => rung.push('past'));
    expect(rung).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(rung).toEqual(['past']);
  });

  test('setting it again replaces it; clearing it takes it out', async () => {
    const { alarm } = openAlarm();
    const rung: string[] = [];
    alarm.set(NOON + 1_000, () => rung.push('first'));
    alarm.set(NOON - 1, () => rung.push('second'));
    alarm.set(NOON + 2_000, () => rung.push('third'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rung).toEqual(['third']);
    alarm.set(Date.now() + 1_000, () => rung.push('fourth'));
    alarm.clear();
    alarm.clear();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rung).toEqual(['third']);
  });

  test('further ahead than a timer can count (25 days)', async () => {
    const { alarm } = openAlarm();
    const rung: number[] = [];
    const inSixtyDays = NOON + 60 * 86_400_000;
    alarm.set(inSixtyDays, () => rung.push(Date.now()));
    await vi.advanceTimersByTimeAsync(59 * 86_400_000);
    expect(rung).toEqual([]);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(rung).toEqual([inSixtyDays]);
  });

  test.each([1_000, -1_000])('an error in what it wakes (%i ms) is logged and ends nothing', async (ms) => {
    const { alarm, errors } = openAlarm();
    alarm.set(NOON + ms, () => {
      throw new Error('disk full');
    });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(errors).toEqual(['A wake-up failed: Error: disk full']);
  });
});

describe('the watch over the clock', () => {
  function watch() {
    const clock = new ManualClock(NOON);
    const said: string[] = [];
    const end = watchClock(clock, (why) => said.push(why));
    const pass = async (ms: number) => {
      await clock.advance(0);
      clock.sleep(ms);
      // The monotonic clock goes along: an ordinary passing of time.
      clock.skipSteady(ms);
      vi.advanceTimersByTime(15_000);
    };
    return { clock, said, end, pass };
  }
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON, toFake: ['setInterval', 'clearInterval'] });
  });

  test('says nothing while time passes as it should', async () => {
    const { said, pass } = watch();
    for (let n = 0; n < 10; n++) await pass(15_000);
    expect(said).toEqual([]);
  });

  test.each([
    [-3_600_000, 'the clock moved by -3600 s'],
    [90_000, 'the clock moved by 90 s'],
  ])('tells of a clock that was set by %i ms, once', async (ms, words) => {
    const { clock, said, pass } = watch();
    clock.sleep(ms);
    await pass(15_000);
    await pass(15_000);
    expect(said).toEqual([words]);
  });

  test('tells of a sleep during which the monotonic clock went on', async () => {
    const { said, pass } = watch();
    await pass(8 * 3_600_000);
    await pass(15_000);
    expect(said).toEqual(['the computer slept for 28785 s']);
  });

  test('small corrections add up', async () => {
    const { clock, said, pass } = watch();
    for (let n = 0; n < 6; n++) {
      clock.sleep(500);
      await pass(15_000);
    }
    expect(said).toEqual(['the clock moved by 3 s']);
  });

  test('tells of a journey to another zone', async () => {
    const { clock, said, pass } = watch();
    clock.zone = 'Asia/Tokyo';
    await pass(15_000);
    expect(said).toEqual([`the computer's time zone is now Asia/Tokyo`]);
  });

  test('ends when told', async () => {
    const { clock, said, pass, end } = watch();
    end();
    clock.sleep(3_600_000);
    await pass(15_000);
    expect(said).toEqual([]);
  });
});

test('the computer’s own clocks and timers', async () => {
  vi.useRealTimers();
  const before = systemClock.monotonic();
  const order: string[] = [];
  const cancel = systemTimers.after(0, () => order.push('cancelled'));
  cancel();
  await new Promise<void>((resolve) => systemTimers.after(0.2, resolve));
  expect(order).toEqual([]);
  expect(systemClock.monotonic()).toBeGreaterThan(before);
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
  expect(() => new Intl.DateTimeFormat('en', { timeZone: systemClock.timeZone() })).not.toThrow();
});
