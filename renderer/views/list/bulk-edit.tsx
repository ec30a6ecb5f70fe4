import { useEffect, useState } from 'preact/hooks';
import type { BulkChange, BulkEffect } from '../../../main/contract/bulk-edit.ts';
import type { JobView } from '../../../main/contract/state.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { ZoneInput } from '../../components/zone-input.tsx';
import { titleOf } from '../../logic/jobs.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say, t } from '../../words/index.ts';

type Kind = BulkChange['kind'];

const KINDS: readonly Kind[] = ['shift', 'time', 'chat', 'addTag', 'removeTag', 'zone', 'duplicate'];
const SHIFTS = [-1_440, -60, -30, -10, 10, 30, 60, 1_440];
/** So many are shown one by one; the rest are counted. */
const MAX_SHOWN = 8;
const DEBOUNCE_MS = 150;

interface BulkEditProps {
  jobs: readonly JobView[];
  onClose: () => void;
  onDone: () => void;
}

/** Gives several messages another chat, tag, time or zone, or a second one of each: shown before it is done. */
export function BulkEditDialog({ jobs, onClose, onDone }: BulkEditProps) {
  const { call, toasts, undo } = useStore();
  const [kind, setKind] = useState<Kind>('shift');
  const [value, setValue] = useState('60');
  const [effect, setEffect] = useState<BulkEffect | null>(null);
  const [problem, setProblem] = useState('');
  const ids = jobs.map(({ id }) => id);
  const change = changeOf(kind, value);

  useEffect(() => {
    setProblem('');
    setEffect(null);
    if (!change) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const reply = await call('jobs.previewEdit', { ids, change });
      if (!isCurrent) return;
      if (reply.ok) setEffect(reply.value);
      else setProblem(t(reply.error));
    }, DEBOUNCE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [kind, value]);

  const apply = async () => {
    if (!change) return;
    const reply = await call('jobs.editMany', { ids, change });
    if (!reply.ok) return setProblem(t(reply.error));
    onDone();
    const count = counted(reply.value.changed.length, say().shared.message, say().shared.messages);
    const text = kind === 'duplicate' ? say().list.bulk.duplicated(count) : say().list.bulk.done(count);
    toasts.show({ text, action: { label: say().shared.undo, run: () => void undo(reply.change) } });
  };
  return (
    <Dialog
      title={say().list.bulk.title(counted(jobs.length, say().shared.message, say().shared.messages))}
      onClose={onClose}
    >
      <form
        class="bulk"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <Field id="bulk-kind" label={say().list.bulk.what}>
          {(aria) => (
            <select
              {...aria}
              class="input"
              value={kind}
              onChange={(event) => {
                const chosen = event.currentTarget.value as Kind;
                setKind(chosen);
                setValue(chosen === 'shift' ? '60' : '');
              }}
            >
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {say().list.bulk.kinds[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ValueField kind={kind} value={value} jobs={jobs} onChange={setValue} />
        {effect && <Effect effect={effect} jobs={jobs} kind={kind} />}
        <p class="field-error" role="alert">
          {problem}
        </p>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {say().shared.cancel}
          </button>
          <button type="submit" class="button primary" disabled={!effect || effect.changed.length === 0}>
            {say().list.bulk.apply}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Null: something is still to be chosen. */
function changeOf(kind: Kind, value: string): BulkChange | null {
  switch (kind) {
    case 'shift':
      return { kind, minutes: Number(value) };
    case 'duplicate':
      return { kind };
    case 'chat':
      return value === '' ? null : { kind, chatId: Number(value) };
    case 'time':
      return value === '' ? null : { kind, time: value };
    case 'zone':
      return value === '' ? null : { kind, timeZone: value };
    default:
      return value.trim() === '' ? null : { kind, tag: value.trim().toLowerCase() };
  }
}

interface ValueProps {
  kind: Kind;
  value: string;
  jobs: readonly JobView[];
  onChange: (value: string) => void;
}

function ValueField({ kind, value, jobs, onChange }: ValueProps) {
  const { app } = useStore();
  const options: Partial<Record<Kind, readonly (readonly [value: string, label: string])[]>> = {
    shift: SHIFTS.map((minutes) => [String(minutes), say().list.bulk.shift(minutes)]),
    chat: app.chats.value.map(({ id, title }) => [String(id), title]),
    removeTag: [...new Set(jobs.flatMap(({ tags = [] }) => tags))].sort().map((tag) => [tag, `#${tag}`]),
  };
  const choices = options[kind];
  if (kind === 'duplicate') return <p class="muted">{say().list.bulk.duplicateHint}</p>;
  return (
    <Field id="bulk-value" label={say().list.bulk.values[kind]}>
      {(aria) =>
        choices ? (
          <select {...aria} class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
            {kind !== 'shift' && <option value="">{say().list.bulk.choose}</option>}
            {choices.map(([each, label]) => (
              <option key={each} value={each}>
                {label}
              </option>
            ))}
          </select>
        ) : kind === 'zone' ? (
          <ZoneInput aria={aria} value={value} onText={onChange} />
        ) : kind === 'time' ? (
          <input
            {...aria}
            class="input"
            type="time"
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <input
            {...aria}
            class="input"
            maxLength={24}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

/** What it does to each, and which stay as they are, and why. */
function Effect({ effect, jobs, kind }: { effect: BulkEffect; jobs: readonly JobView[]; kind: Kind }) {
  const nameOf = (id: string) => titleOf(jobs.find((job) => job.id === id) as JobView);
  const areTimesMoved = kind === 'shift' || kind === 'time';
  const { changed, left } = effect;
  return (
    <div class="bulk-effect" role="status">
      <p>
        <strong>{say().list.bulk.changes(inDigits(changed.length))}</strong>
      </p>
      {areTimesMoved && (
        <ul class="bulk-list">
          {changed.slice(0, MAX_SHOWN).map(({ id, before, after }) => (
            <li key={id}>
              <bdi>{nameOf(id)}</bdi>
              <span class="muted">
                {before} → {after}
              </span>
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <>
          <p>{say().list.bulk.stays(inDigits(left.length))}</p>
          <ul class="bulk-list">
            {left.slice(0, MAX_SHOWN).map(({ id, why }) => (
              <li key={id}>
                <bdi>{nameOf(id)}</bdi>
                <span class="muted">{say().list.bulk.why[why]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
