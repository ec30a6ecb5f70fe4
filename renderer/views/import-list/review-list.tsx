import { useMemo, useState } from 'preact/hooks';
import { ColumnUse, type ListOptions, type ListReading } from '../../../main/contract/foreign-list.ts';
import { Field } from '../../components/field.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { draftsOf, type Mended, reviewed } from '../../logic/import-list.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say, t } from '../../words/index.ts';
import { ReviewRow } from './review-row.tsx';

type Options = Partial<ListOptions>;

interface ReviewProps {
  reading: ListReading;
  options: Options;
  onOptions: (options: Options) => void;
  onAgain: () => void;
  onClose: () => void;
}

/** So many rows are drawn at once: of ten thousand, a list of all would take seconds. */
const ROWS_AT_ONCE = 100;
const LEADS = [0, 10, 30, 60, 120, 1_440];

/** What the list became, row by row: what is open can be put right, and the rest scheduled. */
export function ReviewList({ reading, options, onOptions, onAgain, onClose }: ReviewProps) {
  const { app, call, toasts, undo } = useStore();
  const [mended, setMended] = useState<ReadonlyMap<number, Mended>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const [otherChat, setOtherChat] = useState<number | null>(app.preferences.value.defaultChat ?? null);
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const [problem, setProblem] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  const rows = useMemo(() => reviewed(reading, mended, left, taken), [reading, mended, left, taken]);
  const chosen = rows.filter(({ isChosen }) => isChosen);
  const nameless = chosen.filter(({ row }) => row.chat.id === null).length;
  const messages = (count: number) => counted(count, say().shared.message, say().shared.messages);

  const toggle = (at: number, isChosen: boolean) => {
    const changed = (set: ReadonlySet<number>, has: boolean) =>
      new Set(has ? [...set, at] : [...set].filter((each) => each !== at));
    setLeft(changed(left, !isChosen));
    setTaken(changed(taken, isChosen));
  };
  const schedule = async () => {
    const drafts = draftsOf(rows, otherChat);
    if (!drafts) return setProblem(say().importList.chooseChat);
    setIsBusy(true);
    const reply = await call('list.import', { drafts });
    setIsBusy(false);
    if (!reply.ok) return setProblem(t(reply.error));
    onClose();
    toasts.show({
      text: say().importList.done(messages(reply.value)),
      action: { label: say().shared.undo, run: () => void undo(reply.change) },
    });
  };
  return (
    <div class="import-review">
      <div class="import-head">
        <p role="status">
          <strong>{say().importList.found(messages(rows.length), say().importList.formats[reading.format])}</strong>
          <br />
          {say().importList.ready(inDigits(chosen.length), inDigits(rows.length - chosen.length))}
        </p>
        <button type="button" class="button small" onClick={onAgain}>
          {say().importList.other}
        </button>
      </div>
      <ListQuestions reading={reading} options={options} onOptions={onOptions} />
      {nameless > 0 && (
        <OtherChat
          count={nameless}
          value={otherChat}
          error={problem === say().importList.chooseChat ? problem : undefined}
          onChange={setOtherChat}
        />
      )}
      <ul class="import-rows" aria-label={say().importList.rows}>
        {rows.slice(0, shown).map((each) => (
          <ReviewRow
            key={each.at}
            reviewed={each}
            onToggle={(isChosen) => toggle(each.at, isChosen)}
            onMend={(part) => setMended((all) => new Map(all).set(each.at, { ...all.get(each.at), ...part }))}
          />
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
          {say().importList.more(inDigits(Math.min(ROWS_AT_ONCE, rows.length - shown)))}
        </button>
      )}
      <p class="field-error" role="alert">
        {problem !== say().importList.chooseChat && problem}
      </p>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          {say().shared.cancel}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={isBusy || chosen.length === 0}
          onClick={() => void schedule()}
        >
          {isBusy ? say().importList.scheduling : say().importList.schedule(messages(chosen.length))}
        </button>
      </footer>
    </div>
  );
}

/** Where the messages go that name no chat. */
function OtherChat(props: {
  count: number;
  value: number | null;
  error: string | undefined;
  onChange: (chat: number | null) => void;
}) {
  const { app } = useStore();
  const { count, value, error, onChange } = props;
  return (
    <Field
      id="import-chat"
      label={say().importList.sendTo}
      hint={say().importList.sendToHint(inDigits(count))}
      error={error}
    >
      {(aria) => (
        <select
          {...aria}
          class="input"
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(Number(event.currentTarget.value) || null)}
        >
          <option value="">{say().form.chat.choose}</option>
          {app.chats.value.map(({ id, title }) => (
            <option key={id} value={String(id)}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What the file leaves open as a whole. */
function ListQuestions({ reading, options, onOptions }: Pick<ReviewProps, 'reading' | 'options' | 'onOptions'>) {
  const isOrderAsked = reading.isOrderOpen || options.dayFirst !== undefined;
  const { columns } = reading;
  return (
    <>
      {isOrderAsked && (
        <Segmented
          label={say().importList.order}
          value={options.dayFirst === undefined ? '' : options.dayFirst ? 'day' : 'month'}
          options={[
            { value: 'day', label: say().importList.dayFirst },
            { value: 'month', label: say().importList.monthFirst },
          ]}
          onChange={(first) => onOptions({ ...options, dayFirst: first === 'day' })}
        />
      )}
      {reading.format === 'calendar' && (
        <Field id="import-lead" label={say().importList.leadLabel}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={String(options.leadMinutes ?? 0)}
              onChange={(event) => onOptions({ ...options, leadMinutes: Number(event.currentTarget.value) })}
            >
              {LEADS.map((minutes) => (
                <option key={minutes} value={String(minutes)}>
                  {say().importList.leads(minutes)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {columns && reading.format === 'table' && (
        <details class="import-columns">
          <summary>{say().importList.columns}</summary>
          <div class="import-column-grid">
            {columns.map(({ header, sample, use }, at) => (
              <label key={at} class="inline-field">
                <span>
                  <strong>{header || say().importList.columnNth(at + 1)}</strong>
                  <span class="muted"> {sample.slice(0, 40)}</span>
                </span>
                <select
                  class="input"
                  aria-label={say().importList.column(header || say().importList.columnNth(at + 1))}
                  value={use}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value as ColumnUse;
                    onOptions({ ...options, columns: columns.map((column, n) => (n === at ? chosen : column.use)) });
                  }}
                >
                  {ColumnUse.options.map((each) => (
                    <option key={each} value={each}>
                      {say().importList.uses[each]}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </details>
      )}
    </>
  );
}
