import type { Delivery } from '../../contract/delivery.ts';
import type { JobView } from '../../contract/state.ts';
import { type Translatable, verbatim } from '../../contract/translatable.ts';
import { UserError } from '../../core/errors.ts';
import { isUnmistakable, sayNameOf } from '../../core/job-identity.ts';
import { visibleText } from '../../core/message/read-message.ts';
import { nearest } from '../../core/phrase/parse/spelling.ts';
import { plain } from '../../core/phrase/parse/tokens.ts';
import type { Words } from '../words/index.ts';
import type { ChatContext, CommandDeps } from './command.ts';

/** Buttons beyond this are no choice but a search. */
const MAX_WAYS = 10;

/** One thing that the arguments of a command could mean. */
export interface Meaning {
  label: string | Translatable;
  /** The arguments again, so that they mean this alone. */
  args: string;
}

/** What was typed could mean several things: the owner is asked with buttons, and nothing is chosen for them. */
export class Unclear extends Error {
  readonly question: Translatable;
  readonly meanings: readonly Meaning[];

  constructor(question: Translatable, meanings: readonly Meaning[]) {
    super(question.key);
    this.question = question;
    this.meanings = meanings.slice(0, MAX_WAYS);
  }
}

export interface FindOptions {
  /** What follows the id among the arguments. */
  rest?: string;
  /** A button shows what is meant before it is done, unless an id says it: it cannot be taken back. */
  isFinal?: boolean;
  /** What else it could mean. */
  others?: readonly Meaning[];
}

/**
 * The job that is meant: by its id, by a beginning of it, or by words of its name or text. With a # before it, it is an id and
 * nothing else. What is sent elsewhere is found in a group by its whole id alone, and never suggested there.
 * @throws UserError that names the nearest; Unclear when it could be several
 */
export function findJob(typed: string, context: ChatContext, deps: CommandDeps, options: FindOptions = {}): JobView {
  const written = typed.trim();
  const id = written.replace(/^#/, '').toLowerCase();
  const { ids } = deps.words();
  if (id === '') throw new UserError('invalid', verbatim(ids.missing));
  const exact = deps.jobs.find(id);
  if (exact && (written.startsWith('#') || isUnmistakable(id))) return exact;
  const known = visibleJobs(context, deps.jobs.list());
  const byId = exact ? [exact] : known.filter((job) => job.id.startsWith(id));
  const byWord = written.startsWith('#') ? [] : jobsWith(written, known);
  const found = [...new Map([...byId, ...byWord].map((job) => [job.id, job])).values()];
  const { others = [], isFinal = false } = options;
  const [only, ...more] = found;
  const isSure = more.length === 0 && others.length === 0 && (!isFinal || byId.length > 0);
  if (only && isSure) return only;
  if (only) throw unclear(written, found, deps.words(), context, options);
  const near = nearest(
    id,
    known.map((job) => job.id),
  );
  throw new UserError(
    'notFound',
    verbatim([ids.unknown(id), ...(near.length > 0 ? [ids.nearest(near)] : [])].join(' ')),
  );
}

function unclear(
  written: string,
  jobs: readonly JobView[],
  words: Words,
  context: ChatContext,
  { rest = '', others = [] }: FindOptions,
): Unclear {
  const meanings = jobs.map((job) => ({
    label: nameIn(context, job, words) === job.id ? job.id : `${nameIn(context, job, words)} · ${job.id}`,
    args: `#${job.id} ${rest}`.trim(),
  }));
  return new Unclear(verbatim(words.ids.couldBe(written)), [...others, ...meanings]);
}

/** Those in whose name or text these words stand: from the beginning of a word, and short ones whole. */
function jobsWith(written: string, jobs: readonly JobView[]): JobView[] {
  const wanted = wordsOf(written);
  if (wanted === '') return [];
  const isShort = wanted.length < 3;
  const found = jobs.filter(({ name, message }) => {
    const said = ` ${wordsOf(`${name} ${visibleText(message)}`)} `;
    return said.includes(isShort ? ` ${wanted} ` : ` ${wanted}`);
  });
  const unfinished = found.filter(({ phase }) => phase !== 'finished');
  return unfinished.length > 0 ? unfinished : found;
}

function wordsOf(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A group sees its own messages only. */
export function visibleJobs(context: ChatContext, jobs: readonly JobView[]): JobView[] {
  return jobs.filter((job) => context.isPrivate || job.chatId === context.chatId);
}

/** More are seen in the history. */
const MAX_WAITING = 50;

/** The runs whose time has come and that have not left yet, with the reason, soonest first. */
export function waitingRuns(context: ChatContext, { ledger }: CommandDeps): (Delivery & { reason: Translatable })[] {
  const chatId = context.isPrivate ? undefined : context.chatId;
  const waiting = ledger.history({ state: 'pending', chatId, limit: MAX_WAITING });
  return waiting.flatMap((delivery) => (delivery.reason ? [{ ...delivery, reason: delivery.reason }] : [])).reverse();
}

/** What the owner sends elsewhere is nobody's business in a group: there the id must do. */
export function nameIn(context: ChatContext, job: JobView, { core }: Words): string {
  return context.isPrivate || job.chatId === context.chatId ? sayNameOf(job, core) : job.id;
}
