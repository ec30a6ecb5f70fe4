import { describe, expect, test } from 'vitest';
import type { Chat } from '../../../../main/contract/state.ts';
import { readQuickAdd } from '../../../../main/core/phrase/quick-add.ts';

const NOW = Date.parse('2026-11-25T09:20:00Z');
const ZONE = 'Europe/Berlin';
const CHATS: readonly Chat[] = [
  { id: 1, type: 'private', title: 'Anna Berger' },
  { id: -1, type: 'group', title: 'Team' },
  { id: -2, type: 'group', title: 'Müller Familie' },
];
const read = (text: string) => readQuickAdd(text, { now: NOW, timeZone: ZONE, chats: CHATS, own: 1, quiet: null });
const understood = (text: string) => {
  const answer = read(text);
  return answer.ok ? [answer.inWords, answer.text, answer.to?.name ?? null] : answer.error;
};

describe('the message first, or the time in its midst', () => {
  test.each<[line: string, when: string, text: string, to?: string]>([
    ['Call mum tomorrow 9am', 'Once, on Thu, 26 Nov 2026 at 09:00', 'Call mum'],
    ['remind me to call mum every friday at 5pm', 'Every Friday at 17:00', 'call mum'],
    ['Please remind me about the dentist tomorrow at 9am', 'Once, on Thu, 26 Nov 2026 at 09:00', 'the dentist'],
    ['Pay rent on the 1st of every month at 9am', 'On the 1st of the month at 09:00', 'Pay rent'],
    ['💊 Take pills every day at 8am and 8pm', 'Every day at 08:00 and 20:00', '💊 Take pills'],
    ['⏰ every day at 7 Wake up', 'Every day at 07:00', '⏰ Wake up'],
    ["Mum's birthday every 12 May at 8am", 'Every year on 12 May at 08:00', "Mum's birthday"],
    ["New year's greetings on 31 December at 23:59", 'Once, on Thu, 31 Dec 2026 at 23:59', "New year's greetings"],
    ['Call mum tomorrow at 9am about the party', 'Once, on Thu, 26 Nov 2026 at 09:00', 'Call mum about the party'],
    ['Read chapter 5 every day at 21:00', 'Every day at 21:00', 'Read chapter 5'],
    ['Drink water every 45 minutes', 'Every 45 minutes', 'Drink water'],
  ])('%s', (line, when, text) => {
    expect(understood(line)).toEqual([when, text, null]);
  });

  test.each<[line: string, text: string]>([
    ['Team: Stand-up every weekday at 9', 'Stand-up'],
    ['to Team every weekday at 9: Stand-up', 'Stand-up'],
    ['Stand-up every weekday at 9 to Team', 'Stand-up'],
    ['Stand-up to Team every weekday at 9', 'Stand-up'],
    ['@Team every weekday at 9: Stand-up', 'Stand-up'],
    ['send "Stand-up" to Team every weekday at 9', 'Stand-up'],
    ['send Team every weekday at 9 Stand-up', 'Stand-up'],
    ['remind Team every weekday at 9: timesheets', 'timesheets'],
    ['tell Team every weekday at 9 that the office is open', 'the office is open'],
  ])('%s goes to Team', (line, text) => {
    expect(understood(line)).toEqual(['Every weekday at 09:00', text, 'Team']);
  });

  test.each<[line: string, text: string]>([
    ['Mama anrufen morgen um 9', 'Mama anrufen'],
    ['erinnere mich daran, morgen um 9 Mama anzurufen', 'Mama anzurufen'],
    ['Llamar a mamá mañana a las 9', 'Llamar a mamá'],
    ['Appeler maman demain à 9h', 'Appeler maman'],
    ['Chiamare mamma domani alle 9', 'Chiamare mamma'],
    ['Ligar para a mãe amanhã às 9h', 'Ligar para a mãe'],
    ['Позвонить маме завтра в 9', 'Позвонить маме'],
    ['Подзвонити мамі завтра о 9', 'Подзвонити мамі'],
  ])('%s', (line, text) => {
    expect(understood(line)).toEqual(['Once, on Thu, 26 Nov 2026 at 09:00', text, null]);
  });

  test('what is missing of the time is asked for, and each answer keeps the message', () => {
    const answer = read('Call mum tomorrow');
    if (answer.ok) throw new Error(answer.inWords);
    expect(answer.choices.map(({ phrase }) => understood(phrase))).toEqual(
      ['09:00', '12:00', '18:00'].map((time) => [`Once, on Thu, 26 Nov 2026 at ${time}`, 'Call mum', null]),
    );
  });

  test.each(['Hello', 'Meeting at 5 tomorrow at 9', 'every whatever tomorrow at 9', 'Have a nice weekend'])(
    '%s is not taken for a message with a time',
    (line) => {
      expect(read(line).ok).toBe(false);
    },
  );
});
