import { randomUUID } from 'node:crypto';
import type { Poll } from 'grammy/types';
import { badRequest } from './failure.ts';
import { isObject, type Params } from './params.ts';

const MAX_QUESTION = 300;
const MAX_OPTION = 100;
const MAX_OPTIONS = 12;

/** The poll that a request asks for: without votes, for nobody votes here. @throws ApiFailure 400 as Telegram would */
export function readPoll(params: Params): Poll {
  const question = params.text('question').trim();
  if (question === '') throw badRequest('poll question must be non-empty');
  if (question.length > MAX_QUESTION) throw badRequest(`poll question length must not exceed ${MAX_QUESTION}`);
  const given = params.json('options', 'poll options');
  if (!Array.isArray(given)) throw badRequest('poll options must be an Array');
  if (given.length < 2) throw badRequest('poll must have at least 2 option');
  if (given.length > MAX_OPTIONS) throw badRequest(`poll can't have more than ${MAX_OPTIONS} options`);
  const anonymous = params.text('is_anonymous');
  return {
    id: randomUUID(),
    question,
    options: given.map((option, index) => ({ persistent_id: String(index), text: readOption(option), voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: anonymous === '' || params.flag('is_anonymous'),
    type: 'regular',
    allows_multiple_answers: params.flag('allows_multiple_answers'),
    allows_revoting: true,
    members_only: false,
  };
}

function readOption(option: unknown): string {
  const text = isObject(option) && typeof option.text === 'string' ? option.text.trim() : '';
  if (text === '') throw badRequest('poll options must be non-empty');
  if (text.length > MAX_OPTION) throw badRequest(`poll options length must not exceed ${MAX_OPTION}`);
  return text;
}
