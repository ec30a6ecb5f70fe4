import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ANN, freshFolder, openStory } from '../../support/bot/carillon.ts';

const DAY_MS = 86_400_000;
const GROUP = -1_000_700;

/** Messages whose ids a former version gave. */
async function openWith(textOf: Record<string, string>) {
  const folder = freshFolder();
  const since = Date.now();
  const jobs = Object.entries(textOf).map(([id, text]) => ({
    id,
    name: '',
    chatId: ANN.id,
    message: { text },
    schedule: { kind: 'interval', everyMs: 7_200_000, anchor: since },
    timeZone: 'Europe/Berlin',
    missed: { policy: 'latest', maxLatenessMs: DAY_MS },
    ifUnsure: 'ask',
    status: 'active',
    createdBy: 'chat',
    createdAt: since,
    since,
  }));
  writeFileSync(
    join(folder, 'jobs.json'),
    JSON.stringify({ version: 2, jobs, chats: [], pausedAll: false, pausedAllUntil: null, resumedAt: 0 }),
  );
  const story = await openStory({ folder });
  const labels = (answer: { buttons: { text: string }[][] }) => answer.buttons.flat().map(({ text }) => text);
  const phaseOf = (id: string) => story.jobs().find((job) => job.id === id)?.phase;
  return { ...story, labels, phaseOf };
}

describe('what could be a length of time and the beginning of an id', () => {
  test('is asked about, and one tap pauses that one message alone', async () => {
    const { ask, tap, labels, phaseOf, state } = await openWith({ '2w7k': 'Water', k7pd: 'Plants' });
    const question = await ask('/pause 2w');
    expect(question.text).toBe('“2w” could mean several things. Which one?');
    expect(labels(question)).toEqual([
      expect.stringMatching(/^Everything, until /),
      expect.stringContaining('“Water” · 2w7k'),
      'Cancel',
    ]);
    expect(state.rest.pausedAll).toBe(false);
    expect((await tap(question.id, '“Water”')).text).toBe('Paused “Water”. /resume 2w7k goes on.');
    expect([phaseOf('2w7k'), phaseOf('k7pd'), state.rest.pausedAll]).toEqual(['paused', 'active', false]);
  });

  test('pauses everything for that long when that is tapped', async () => {
    const { ask, tap, phaseOf, state } = await openWith({ '2h3m': 'Water' });
    const question = await ask('/pause 2h3m');
    await tap(question.id, 'Everything');
    expect(state.rest.pausedAllUntil).toBeGreaterThan(Date.now() + 7_300_000);
    expect(phaseOf('2h3m')).not.toBe('paused');
  });

  test('changes nothing when it is cancelled, and the button works once', async () => {
    const { ask, tap, phaseOf, state } = await openWith({ '2h3m': 'Water' });
    const question = await ask('/pause 2h3m');
    expect((await tap(question.id, 'Cancel')).text).toBe('Nothing is changed.');
    expect([phaseOf('2h3m'), state.rest.pausedAll]).toEqual(['active', false]);
  });

  test('is an id with a # before it, and a time behind “everything”', async () => {
    const { ask, phaseOf, state } = await openWith({ '2h3m': 'Water' });
    expect((await ask('/pause #2h')).text).toBe('Paused “Water”. /resume 2h3m goes on.');
    expect((await ask('/pause everything 2h')).text).toMatch(/^All messages are paused until /);
    expect([phaseOf('2h3m'), state.rest.pausedAll]).toEqual(['paused', true]);
  });

  test('is a length where the message cannot be meant: a group knows nothing of what goes elsewhere', async () => {
    const { telegram, ask, state } = await openWith({ '2w7k': 'Water' });
    telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Choir' });
    expect((await ask('/pause 2w', GROUP)).text).toMatch(/^All messages are paused until /);
    expect(state.rest.pausedAllUntil).toBeGreaterThan(Date.now() + 13 * DAY_MS);
  });
});

describe('a message by a word of it', () => {
  test('is stopped at once when no other has it, and the answer names it', async () => {
    const { ask, jobs } = await openWith({ k7pd: 'Drink some water', m3qz: 'Water the plants', z3cv: 'Stand up' });
    expect((await ask('/stop stand')).text).toBe('Recurring task stopped.\n“Stand up”');
    expect(jobs().map(({ id }) => id)).toEqual(['k7pd', 'm3qz']);
  });

  test('is asked about when several have it', async () => {
    const { ask, tap, labels, jobs } = await openWith({ k7pd: 'Drink some water', m3qz: 'Water the plants' });
    const question = await ask('/stop WATER');
    expect(labels(question)).toEqual(['“Drink some water” · k7pd', '“Water the plants” · m3qz', 'Cancel']);
    expect(jobs()).toHaveLength(2);
    expect((await tap(question.id, '“Water')).text).toBe('Recurring task stopped.');
    expect(jobs().map(({ id }) => id)).toEqual(['k7pd']);
  });

  test('is asked about when the word is the id of another', async () => {
    const { ask, tap, labels, jobs } = await openWith({ team: 'Drink', k7pd: 'Team meeting' });
    const question = await ask('/stop team');
    expect(labels(question)).toEqual(['“Drink” · team', '“Team meeting” · k7pd', 'Cancel']);
    await tap(question.id, '“Team');
    expect(jobs().map(({ id }) => id)).toEqual(['team']);
  });

  test('is not sent by a word without a tap: that cannot be taken back', async () => {
    const { ask, tap, botMessages } = await openWith({ k7pd: 'Drink some water' });
    const question = await ask('/run water');
    expect(botMessages(ANN.id).map(({ text }) => text)).not.toContain('Drink some water');
    expect((await tap(question.id, '“Drink')).text).toContain('Sending “Drink some water”');
  });

  test('keeps what stood behind it', async () => {
    const { ask, tap, jobs } = await openWith({ k7pd: 'Drink some water', m3qz: 'Water the plants' });
    const question = await ask('/pause water until 31.12.2030');
    const paused = await tap(question.id, '“Drink');
    expect(paused.text).toMatch(/^Paused “Drink some water” until .*2030/);
    expect(
      jobs()
        .filter(({ pauses }) => pauses)
        .map(({ id }) => id),
    ).toEqual(['k7pd']);
  });
});
