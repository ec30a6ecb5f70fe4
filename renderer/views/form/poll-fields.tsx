import { Poll } from '../../../main/contract/message.ts';
import { FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { RowTools, useListFocus } from '../../components/row-tools.tsx';
import { moved } from '../../logic/draft-message.ts';
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
          <li key={index} class="answer">
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
            <RowTools
              list="answer"
              label={say().form.poll.one(index + 1)}
              index={index}
              count={options.length}
              focus={tools.focus}
              whenEmpty={ADD_BUTTON}
              onMove={(to) => change({ options: moved(options, index, to) })}
              onRemove={() =>
                options.length === 1 ? remove() : change({ options: options.filter((_, other) => other !== index) })
              }
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
          onChange={(event) => change({ several: event.currentTarget.checked || undefined })}
        />
        <span>{say().form.poll.several}</span>
      </label>
    </>
  );
}

function isAnswer(answer: string): boolean {
  return Poll.shape.options.element.safeParse(answer).success;
}
