import type { JobView } from '../../contract/state.ts';
import { UserError } from '../../core/errors.ts';
import { nearest } from '../../core/phrase/spelling.ts';
import type { CommandDeps, Place } from './command.ts';

/** More than this are no help. */
const MOST_NAMED = 5;

/**
 * The job that an id means: the whole of it, or a beginning that no other has. What is sent elsewhere is found in a group by
 * its whole id alone, and never suggested there.
 * @throws UserError that names the nearest
 */
export function findJob(typed: string, place: Place, { jobs, words }: CommandDeps): JobView {
  const id = typed.trim().replace(/^#/, '').toLowerCase();
  const { ids } = words();
  if (id === '') throw new UserError('invalid', ids.missing);
  const exact = jobs.find(id);
  if (exact) return exact;
  const known = visibleJobs(place, jobs.list());
  const beginning = known.filter((job) => job.id.startsWith(id));
  if (beginning.length === 1 && beginning[0]) return beginning[0];
  if (beginning.length > 1) {
    throw new UserError(
      'notFound',
      ids.several(
        id,
        beginning.slice(0, MOST_NAMED).map(({ id }) => id),
      ),
    );
  }
  const near = nearest(
    id,
    known.map((job) => job.id),
  );
  throw new UserError('notFound', [ids.unknown(id), ...(near.length > 0 ? [ids.nearest(near)] : [])].join(' '));
}

/** A group sees its own messages only. */
export function visibleJobs(place: Place, jobs: readonly JobView[]): JobView[] {
  return jobs.filter((job) => place.isPrivate || job.chatId === place.chatId);
}
