import type { Question } from '../open-questions.ts';
import type { Reply } from '../replies.ts';
import { ask, take } from './ask.ts';
import type { ChatContext, CommandDeps } from './command.ts';
import { sayLate } from './late.ts';
import { tapCancel, tapConfirm, tapSide } from './new.ts';

/** Does the nth of the things that a command could mean. @throws UserError */
type TakeWay = (token: string, nth: number, context: ChatContext, deps: CommandDeps) => Reply;

/**
 * Takes a typed line as the answer to an open question. It counts only in the chat of that question; in a group, where
 * people talk, only in reply to it. Null: there is no question that it could answer.
 */
export function answerQuestion(typed: string, context: ChatContext, deps: CommandDeps, takeWay: TakeWay): Reply | null {
  const { chatId, repliesTo, isPrivate } = context;
  const replied = repliesTo === undefined ? undefined : deps.questions.shownAs(chatId, repliesTo);
  const question = replied ?? (isPrivate ? deps.questions.answerable(chatId) : undefined);
  if (!question) return null;
  const { asks, token } = question;
  const said = asks === 'text' ? null : readPlainAnswer(typed);
  // “No” may be the message that is asked for.
  if (said === 'no') return tidied(tapCancel(token, deps), question);
  // Like a button that was tapped while nobody was there: things may have changed since.
  if (said === 'yes' && context.typedAt !== undefined)
    return ask(question, context, deps, sayLate(typed, context.typedAt, deps));
  if (said === 'yes' && asks === null) return tidied(tapConfirm(token, context, deps), question);
  if (asks === 'text' || asks === 'when') {
    const failure = take(question, typed, deps, context.typedAt);
    return { ...ask(question, context, deps, failure), tidies: true };
  }
  if (asks === 'side') {
    const side = wayMeant(typed, said, { ways: [deps.words().guide.mine, deps.words().guide.theirs].map(asWay) });
    if (side !== null) return tidied(tapSide(token, side === 0 ? 'mine' : 'theirs', context, deps), question);
  }
  const nth = asks === 'way' ? wayMeant(typed, said, question) : null;
  if (nth !== null) return tidied(takeWay(token, nth, context, deps), question);
  return said === 'yes' ? ask(question, context, deps, deps.words().guide.chooseOne) : null;
}

function tidied(reply: Reply, { token }: Question): Reply {
  return { ...reply, question: reply.question ?? token, tidies: true };
}

/** Which of the ways is meant: the only one, by its number, or by words of its button. Null: none, or not this one alone. */
function wayMeant(typed: string, said: 'yes' | 'no' | null, { ways }: Pick<Question, 'ways'>): number | null {
  if (said === 'yes') return ways.length === 1 ? 0 : null;
  const wanted = plainWords(typed);
  if (wanted === '') return null;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : ORDINALS.findIndex((names) => names.includes(wanted)) + 1;
  if (number >= 1) return number <= ways.length ? number - 1 : null;
  const labels = ways.map(({ label }) => ` ${plainWords(label)} `);
  const found = labels.flatMap((label, nth) => (label.includes(` ${wanted} `) ? [nth] : []));
  return found.length === 1 ? (found[0] as number) : null;
}

const asWay = (label: string) => ({ label, line: '' });

const ORDINALS = [
  ['first', 'the first', 'erste', 'die erste', 'das erste', 'der erste', 'erstens'],
  ['second', 'the second', 'zweite', 'die zweite', 'das zweite', 'der zweite', 'zweitens'],
  ['third', 'the third', 'dritte', 'die dritte', 'das dritte', 'der dritte', 'drittens'],
];

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const YES =
  /^(?:yes|y|yep|yeah|yup|ok|okay|sure|confirm|confirmed|correct|right|fine|perfect|great|go ahead|sounds good|do it|ja|jawohl|jo|jep|jup|klar|gern|gerne|genau|richtig|passt|passt so|stimmt|in ordnung|einverstanden|mach das|mach es|👍|✅|✓|👌)$/;
const NO =
  /^(?:no|n|nope|nah|cancel|stop|never mind|nevermind|dont|do not|forget it|nein|nö|nee|ne|abbrechen|abbruch|stopp|lieber nicht|doch nicht|nicht|lass es|vergiss es|👎|❌)$/;
const POLITE = /\b(?:please|thanks|thank you|bitte|danke)\b/g;

/** A plain yes or no, in each language; null: it is neither. */
function readPlainAnswer(typed: string): 'yes' | 'no' | null {
  const word = typed
    .toLowerCase()
    .replace(/[.,!’']|\uFE0F|[\u{1F3FB}-\u{1F3FF}]/gu, '')
    .replace(POLITE, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (YES.test(word)) return 'yes';
  return NO.test(word) ? 'no' : null;
}
