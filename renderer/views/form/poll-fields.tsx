import type { Quiz } from '../../../main/contract/extras.ts';
import { Poll } from '../../../main/contract/message.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { RowTools, useListFocus } from '../../components/row-tools.tsx';
import { withMovedAnswer, withoutAnswer } from '../../logic/draft-message.ts';
import { say } from '../../words/index.ts';
import { ADD_BUTTON } from './add-menu.tsx';
import type { FormPart } from './parts.ts';

const MAX_ANSWERS = 12;
const MAX_LENGTH = 100;

/** The answers of a poll; its question is the text of the message. */
export function PollFields({ form, set, errors }: FormPart) {
  const tools = useListFocus();
  const { poll, ...rest } = form.rest;
  if (!poll) return null;
  const { options } = poll;
  const change = (part: Partial<Poll>) => set({ rest: { ...rest, poll: { ...poll, ...part } } });
  const remove = () => {
    set({ rest });
    requestAnimationFrame(() => document.getElementById(ADD_BUTTON)?.focus());
  };
  const add = () => {
    if (options.length >= MAX_ANSWERS) return;
    change({ options: [...options, ''] });
    tools.focus(`answer-${options.length}`);
  };
  return (
    <fieldset class="extra" data-field="poll" aria-describedby={errors.poll && 'poll-error'}>
      <legend class="field-label">{say().form.poll.title}</legend>
      <ol class="answers">
        {options.map((answer, index) => (
          // The place in the list is what an answer is: two may read the same while they are typed.
          <li key={index} class={poll.quiz ? 'answer answer-quiz' : 'answer'}>
            <input
              id={`answer-${index}`}
              class="input"
              aria-label={say().form.poll.label(index + 1)}
              aria-invalid={errors.poll && !isAnswer(answer) ? true : undefined}
              autocomplete="off"
              maxLength={MAX_LENGTH}
              value={answer}
              onInput={(event) => change({ options: options.with(index, event.currentTarget.value) })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
                event.preventDefault();
                if (index === options.length - 1) add();
                else tools.focus(`answer-${index + 1}`);
              }}
            />
            {poll.quiz && (
              <RightAnswer index={index} quiz={poll.quiz} several={poll.several === true} change={change} />
            )}
            <RowTools
              list="answer"
              label={say().form.poll.one(index + 1)}
              index={index}
              count={options.length}
              focus={tools.focus}
              whenEmpty={ADD_BUTTON}
              onMove={(to) => change(withMovedAnswer(poll, index, to))}
              onRemove={() => (options.length === 1 ? remove() : change(withoutAnswer(poll, index)))}
            />
          </li>
        ))}
      </ol>
      <FieldError id="poll-error" error={errors.poll} />
      <PollTools canAdd={options.length < MAX_ANSWERS} add={add} remove={remove} />
      <PollSwitches poll={poll} change={change} />
    </fieldset>
  );
}

/** Whether an answer of a quiz is right: one of them, or several where one may choose several. */
function RightAnswer({ index, quiz, several, change }: RightAnswerProps) {
  const isRight = quiz.correct.includes(index);
  const choose = (isChosen: boolean) => {
    const others = several ? quiz.correct.filter((other) => other !== index) : [];
    const correct = isChosen ? [...others, index].sort((a, b) => a - b) : others;
    change({ quiz: { ...quiz, correct } });
  };
  return (
    <label class="check">
      <input
        type={several ? 'checkbox' : 'radio'}
        name="right-answer"
        checked={isRight}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span>
        {say().form.poll.right} <span class="visually-hidden">{say().form.poll.one(index + 1)}</span>
      </span>
    </label>
  );
}

interface RightAnswerProps {
  index: number;
  quiz: Quiz;
  several: boolean;
  change: (part: Partial<Poll>) => void;
}

function PollTools({ canAdd, add, remove }: { canAdd: boolean; add: () => void; remove: () => void }) {
  return (
    <div class="extra-tools">
      {canAdd && (
        <button type="button" class="button quiet" onClick={add}>
          <Icon name="plus" />
          {say().form.poll.add}
        </button>
      )}
      <button type="button" class="button quiet" onClick={remove}>
        {say().form.poll.remove}
      </button>
    </div>
  );
}

function PollSwitches({ poll, change }: { poll: Poll; change: (part: Partial<Poll>) => void }) {
  const { quiz } = poll;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={poll.anonymous !== false}
          onChange={(event) => change({ anonymous: event.currentTarget.checked ? undefined : false })}
        />
        <span>{say().form.poll.anonymous}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={poll.several === true}
          onChange={({ currentTarget: { checked } }) =>
            change({
              several: checked || undefined,
              // One answer is right where one can be chosen.
              ...(quiz && !checked && { quiz: { ...quiz, correct: quiz.correct.slice(0, 1) } }),
            })
          }
        />
        <span>{say().form.poll.several}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={quiz !== undefined}
          onChange={(event) => change({ quiz: event.currentTarget.checked ? { correct: [] } : undefined })}
        />
        <span>{say().form.poll.quiz}</span>
      </label>
      {quiz && (
        <Field id="quiz-explanation" label={say().form.poll.explanation} hint={say().form.poll.explanationHint}>
          {(aria) => (
            <textarea
              {...aria}
              class="input"
              rows={2}
              maxLength={200}
              value={quiz.explanation ?? ''}
              onInput={({ currentTarget: { value } }) => change({ quiz: { ...quiz, explanation: value || undefined } })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function isAnswer(answer: string): boolean {
  return Poll.shape.options.element.safeParse(answer).success;
}
