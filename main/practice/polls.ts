import { randomUUID } from 'node:crypto';
import type { Poll } from 'grammy/types';
import { badRequest } from './failure.ts';
import { isObject, type Params } from './params.ts';

const MAX_QUESTION = 300;
const MAX_OPTION = 100;
const MAX_OPTIONS = 12;
const MAX_EXPLANATION = 200;
const MAX_EXPLANATION_LINES = 3;

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
  const type = params.text('type') || 'regular';
  if (type !== 'regular' && type !== 'quiz') throw badRequest('unsupported poll type specified');
  return {
    id: randomUUID(),
    question,
    options: given.map((option, index) => ({ persistent_id: String(index), text: readOption(option), voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: anonymous === '' || params.flag('is_anonymous'),
    type,
    allows_multiple_answers: params.flag('allows_multiple_answers'),
    allows_revoting: type === 'regular',
    members_only: false,
    ...(type === 'quiz' && readQuiz(params, given.length)),
  };
}

/** td, PollManager.cpp: check_quiz_correct_option_ids. */
function readQuiz(params: Params, count: number): Pick<Poll, 'correct_option_ids' | 'explanation'> {
  const correct = params.json('correct_option_ids', 'correct option identifiers');
  if (!Array.isArray(correct) || correct.length === 0) throw badRequest('Correct quiz option list must be non-empty');
  const isRising = correct.every((id, nth) => nth === 0 || id > correct[nth - 1]);
  if (!isRising) throw badRequest('Correct quiz option list must be increasing');
  if (correct.some((id) => !Number.isInteger(id) || id < 0 || id >= count)) {
    throw badRequest('Wrong quiz correct_option_id');
  }
  const explanation = params.text('explanation').trim();
  if (explanation.length > MAX_EXPLANATION || explanation.split('\n').length > MAX_EXPLANATION_LINES) {
    throw badRequest('quiz explanation is too long');
  }
  return { correct_option_ids: correct, ...(explanation && { explanation }) };
}

function readOption(option: unknown): string {
  const text = isObject(option) && typeof option.text === 'string' ? option.text.trim() : '';
  if (text === '') throw badRequest('poll options must be non-empty');
  if (text.length > MAX_OPTION) throw badRequest(`poll options length must not exceed ${MAX_OPTION}`);
  return text;
}
