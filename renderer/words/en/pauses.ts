/** Pauses with dates. */
export const pauses = {
  title: 'Pauses',
  lead: 'Away or closed for some days? Plan a pause, and nothing that recurs is sent then. It resumes by itself.',
  list: 'Planned pauses',
  plan: 'Plan a pause…',
  planOfMany: 'Plan a pause',
  what: 'What to pause',
  everything: 'All messages',
  inChat: (title: string) => `Messages to ${title}`,
  withTag: (tag: string) => `Messages tagged #${tag}`,
  first: 'First day',
  last: 'Last day',
  wrongOrder: 'The last day is before the first.',
  over: 'The last day has passed.',
  effect: (count: string) => (count === '1' ? '1 message pauses.' : `${count} messages pause.`),
  stay: (count: string) =>
    count === '1'
      ? '1 message that comes once in that time is sent as planned.'
      : `${count} messages that come once in that time are sent as planned.`,
  none: 'Nothing that recurs could be paused.',
  later: 'Messages you create later are not paused.',
  apply: 'Pause',
  fromTo: (from: string, to: string) => `${from} – ${to}`,
  lastsUntil: (time: string) => `Until ${time}`,
  planned: (span: string) => `Paused ${span}`,
  done: (messages: string, span: string) => `Pause planned for ${messages}: ${span}`,
  takeBack: 'Take back',
  takenBack: (span: string) => `Took back the pause: ${span}`,
};
