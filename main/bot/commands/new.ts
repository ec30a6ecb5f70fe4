import { JobDraft } from '../../contract/job.ts';
import { UserError } from '../../core/errors.ts';
import { readPhrase } from '../../core/phrase/read-phrase.ts';
import { previewTiming } from '../../core/schedule/preview.ts';
import { needText } from '../command-line.ts';
import { type Reply, sayCreated, sayProposal } from '../replies.ts';
import type { Command, CommandDeps } from './command.ts';
import { addressOf, parse } from './create.ts';

export const newCommand: Command = {
  name: 'new',
  description: 'In your own words: /new every weekday at 9 text',
  form: '/new WHEN TEXT',
  example: '/new every weekday at 9 Stand-up',
  run(args, place, { clock, proposals }) {
    const read = readPhrase(args, { now: clock.now(), timeZone: clock.timeZone() });
    if (!read.ok) throw new UserError('invalid', explain(read));
    const draft = parse(JobDraft, { ...read.timing, message: { text: needText(read.rest) }, ...addressOf(place) });
    const preview = previewTiming(read.timing, clock.timeZone(), clock.now());
    if (!preview.ok) throw new UserError('invalid', preview.error);
    return sayProposal(draft, preview, proposals.add(draft));
  },
};

/** What a yes to a proposal does. @throws UserError */
export function tapConfirm(token: string, { jobs, proposals, pausedAll }: CommandDeps): Reply {
  const draft = proposals.get(token);
  if (!draft) throw forgotten();
  const job = jobs.create(draft, 'chat');
  proposals.remove(token);
  return sayCreated(job, pausedAll());
}

/** @throws UserError */
export function tapCancel(token: string, { proposals }: CommandDeps): Reply {
  if (!proposals.get(token)) throw forgotten();
  proposals.remove(token);
  return { text: 'Not scheduled.' };
}

function forgotten(): UserError {
  return new UserError('conflict', 'That was decided already, or asked before the last start. Send /new once more.');
}

function explain({
  error,
  hint,
  choices = [],
}: {
  error: string;
  hint: string;
  choices?: { phrase: string }[];
}): string {
  return [`${error} ${hint}`, ...choices.map(({ phrase }) => `/new ${phrase}`)].join('\n');
}
