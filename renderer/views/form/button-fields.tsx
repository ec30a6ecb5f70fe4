import { textOfIssue } from '../../../main/contract/issues.ts';
import { LinkButton } from '../../../main/contract/message.ts';
import { Field, FieldError } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { RowTools, useListFocus } from '../../components/row-tools.tsx';
import { buttonsOfRows, moved, type PlacedButton, rowsOfButtons } from '../../logic/draft-message.ts';
import { say, t } from '../../words/index.ts';
import { ADD_BUTTON } from './add-menu.tsx';
import type { FormPart } from './parts.ts';

/** The buttons under the message that open addresses. */
export function ButtonFields({ form, set, errors }: FormPart) {
  const { focus } = useListFocus();
  const { buttons: rows, ...rest } = form.rest;
  if (!rows) return null;
  const buttons = buttonsOfRows(rows);
  const change = (next: readonly PlacedButton[]) =>
    set({ rest: next.length === 0 ? rest : { ...rest, buttons: rowsOfButtons(next) } });
  const add = () => {
    change([...buttons, { text: '', url: '', beside: false }]);
    focus(`button-${buttons.length}-text`);
  };
  return (
    <fieldset class="extra" data-field="buttons">
      <legend class="field-label">{say().form.buttons.title}</legend>
      <ol class="link-buttons">
        {buttons.map((button, index) => (
          <li key={index} class="link-button">
            <ButtonRow
              button={button}
              index={index}
              isChecked={errors.buttons !== undefined}
              onChange={(part) => change(buttons.with(index, { ...button, ...part }))}
            />
            <RowTools
              list="button"
              label={say().form.buttons.one(index + 1)}
              index={index}
              count={buttons.length}
              focus={focus}
              whenEmpty={ADD_BUTTON}
              onMove={(to) => change(moved(buttons, index, to))}
              onRemove={() => change(buttons.filter((_, other) => other !== index))}
            />
          </li>
        ))}
      </ol>
      <FieldError
        id="buttons-error"
        error={
          buttons.every((button) => LinkButton.safeParse({ text: button.text, url: button.url }).success)
            ? errors.buttons
            : undefined
        }
      />
      <div class="extra-tools">
        <button type="button" class="button quiet" onClick={add}>
          <Icon name="plus" />
          {say().form.buttons.add}
        </button>
      </div>
    </fieldset>
  );
}

interface RowProps {
  button: PlacedButton;
  index: number;
  /** Whether saving was tried, so that what is still empty is wrong, too. */
  isChecked: boolean;
  onChange: (part: Partial<PlacedButton>) => void;
}

function ButtonRow({ button, index, isChecked, onChange }: RowProps) {
  // What cannot become an address any more is wrong at once; what is not one yet, when it is to be saved.
  const problems = problemsOf(button);
  const errorOf = (field: 'text' | 'url') => {
    const isDue = isChecked || (field === 'url' && !isBegun(button.url));
    return isDue ? problems[field] : undefined;
  };
  const name = say().form.buttons.legend(index + 1);
  return (
    <div class="link-button-fields">
      <Field
        id={`button-${index}-text`}
        label={
          <>
            {say().form.buttons.text}
            <span class="visually-hidden">
              {' '}
              {say().form.buttons.of} {name}
            </span>
          </>
        }
        error={errorOf('text')}
      >
        {(aria) => (
          <input
            {...aria}
            class="input"
            autocomplete="off"
            maxLength={64}
            value={button.text}
            onInput={(event) => onChange({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id={`button-${index}-url`}
        label={
          <>
            {say().form.buttons.link}
            <span class="visually-hidden">
              {' '}
              {say().form.buttons.of} {name}
            </span>
          </>
        }
        error={errorOf('url')}
      >
        {(aria) => (
          <input
            {...aria}
            class="input"
            type="url"
            autocomplete="off"
            placeholder="https://"
            value={button.url}
            onInput={(event) => onChange({ url: event.currentTarget.value })}
          />
        )}
      </Field>
      {index > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={button.beside}
            onChange={(event) => onChange({ beside: event.currentTarget.checked })}
          />
          <span>{say().form.buttons.beside}</span>
        </label>
      )}
    </div>
  );
}

/** Whether more of it could make it an address. */
function isBegun(url: string): boolean {
  const typed = url.trim().toLowerCase();
  const isScheme = ['https://', 'http://', 'tg://', 'ton://'].some(
    (start) => start.startsWith(typed) || typed.startsWith(start),
  );
  return isScheme || /^[\p{L}\p{N}.-]*$/u.test(typed);
}

/** What is wrong with a button, as the contract says it. */
function problemsOf({ text, url }: PlacedButton): { text?: string; url?: string } {
  const issues = LinkButton.safeParse({ text, url }).error?.issues ?? [];
  return Object.fromEntries(issues.map((issue) => [issue.path[0], t(textOfIssue(issue))]).reverse());
}
