import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { PhraseProblem } from '../../components/phrase-problem.tsx';
import { announceSaved } from '../../state/announce.ts';
import type { QuickAddMeaning } from '../../state/quick-add.ts';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import { QuickAddParts } from './quick-add-parts.tsx';

/** When, to whom and what in one line; what it means is read back below, and Enter schedules it. */
export function QuickAdd() {
  const { quickAdd } = useStore();
  const input = useRef<HTMLTextAreaElement>(null);
  const each = useRef<HTMLButtonElement>(null);
  const { save, saveEach, failure, saving } = useSaving(input);
  const lines = quickAdd.lines.value;
  const answer = quickAdd.reading.answer.value;
  const text = quickAdd.reading.text.value;
  const wanted = quickAdd.wanted.value;
  useEffect(() => {
    if (!wanted) return;
    input.current?.focus();
    quickAdd.wanted.value = false;
  }, [wanted]);
  const type = (next: string) => {
    quickAdd.reading.type(next);
    input.current?.focus();
  };
  return (
    <form
      class="quick-add"
      onSubmit={(event) => {
        event.preventDefault();
        void save(each);
      }}
    >
      <div class="quick-add-line">
        <label for="quick-add" class="quick-add-icon">
          <Icon name="plus" />
          <span class="visually-hidden">{say().upcoming.quickAdd}</span>
        </label>
        <textarea
          id="quick-add"
          ref={input}
          autocomplete="off"
          spellcheck={false}
          maxLength={5_000}
          placeholder={say().upcoming.example}
          aria-describedby={answer || failure ? 'quick-add-answer' : undefined}
          value={text}
          rows={Math.min(MAX_ROWS, text.split('\n').length)}
          wrap="off"
          onInput={(event) => quickAdd.reading.type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') quickAdd.clear();
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void save(each);
          }}
        />
        {text === '' ? (
          <span class="quick-add-key" aria-hidden="true">
            {say().shell.ctrl} N
          </span>
        ) : (
          <button type="submit" class="button primary" disabled={saving}>
            <Icon name="check" />
            <span class="quick-add-word">{say().upcoming.schedule}</span>
          </button>
        )}
      </div>
      {answer?.ok === false && lines.length < 2 && <PhraseProblem id="quick-add-answer" {...answer} onChoose={type} />}
      {answer?.ok && lines.length < 2 && <QuickAddParts meaning={answer} input={input} />}
      {lines.length > 1 && (
        <EachLine lines={lines} each={each} saving={saving} onEach={() => void saveEach()} onOne={() => void save()} />
      )}
      {failure && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}

/** More lines scroll. */
const MAX_ROWS = 8;

interface EachLineProps {
  lines: readonly QuickAddMeaning[];
  each: { current: HTMLButtonElement | null };
  saving: boolean;
  onEach: () => void;
  onOne: () => void;
}

/** Several lines, each of which could be a message of its own: these, or one message of all lines? */
function EachLine({ lines, each, saving, onEach, onOne }: EachLineProps) {
  const { quickAdd, jobList } = useStore();
  return (
    <div class="quick-add-each">
      <p role="status">{say().upcoming.eachLine(lines.length)}</p>
      <ol>
        {lines.map((line) => {
          const chatId = quickAdd.chatOfLine(line);
          return (
            <li key={`${line.inWords} ${line.text}`}>
              <bdi>{line.text}</bdi>
              <span class="quick-add-each-when">
                {line.inWords}
                {chatId !== null && ` · ${jobList.titleOfChat(chatId)}`}
              </span>
            </li>
          );
        })}
      </ol>
      <div class="quick-add-each-acts">
        <button ref={each} type="button" class="button primary" disabled={saving} onClick={onEach}>
          {say().upcoming.scheduleEach(lines.length)}
        </button>
        <button type="button" class="button" disabled={saving} onClick={onOne}>
          {say().upcoming.scheduleOne}
        </button>
      </div>
    </div>
  );
}

function useSaving(input: { current: HTMLTextAreaElement | null }) {
  const store = useStore();
  const { quickAdd } = store;
  const [failure, setFailure] = useState('');
  const [saving, setSaving] = useState(false);
  const text = quickAdd.reading.text.value;
  const chosen = quickAdd.chosen.value;
  // It was about what stood there.
  useEffect(() => setFailure(''), [text, chosen]);

  const done = () => {
    quickAdd.clear();
    input.current?.focus();
  };

  /** @param each the button that schedules each line, where that may be meant: it is asked first */
  const save = async (each?: { current: HTMLButtonElement | null }) => {
    if (saving) return;
    const meaning = await quickAdd.reading.latest();
    if (each && quickAdd.lines.value.length > 1) return requestAnimationFrame(() => each.current?.focus());
    if (!meaning?.ok) return input.current?.focus();
    const missing = missingPart(meaning, quickAdd.chatOf(meaning));
    if (missing) {
      setFailure(missing.say);
      return document.getElementById(missing.focus)?.focus();
    }
    setSaving(true);
    const { timing, text } = meaning;
    const chatId = quickAdd.chatOf(meaning) as number;
    const reply = await store.call('jobs.create', { chatId, message: { text }, ...timing });
    setSaving(false);
    if (!reply.ok) return setFailure(t(reply.error));
    done();
    announceSaved(store, reply, false);
  };

  const saveEach = async () => {
    const drafts = quickAdd.lines.value.flatMap((line) => {
      const chatId = quickAdd.chatOfLine(line);
      return chatId === null ? [] : [{ chatId, message: { text: line.text }, ...line.timing }];
    });
    const unclear = quickAdd.lines.value.find((line) => quickAdd.chatOfLine(line) === null);
    if (unclear) return setFailure(unclear.to ? say().upcoming.whichChat(unclear.to.name) : say().form.issues.chat);
    setSaving(true);
    const reply = await store.call('jobs.createMany', { drafts });
    setSaving(false);
    if (!reply.ok) return setFailure(t(reply.error));
    done();
    const { toasts, undo } = store;
    const text = say().upcoming.scheduledMany(reply.value.length);
    toasts.show({ text, action: { label: say().shared.undo, run: () => void undo(reply.change) } });
  };
  return { save, saveEach, failure, saving };
}

function missingPart({ text, to }: QuickAddMeaning, chatId: number | null): { say: string; focus: string } | null {
  if (chatId === null) {
    const missing = to ? say().upcoming.whichChat(to.name) : say().form.issues.chat;
    return { say: missing, focus: 'quick-add-to' };
  }
  if (text.trim() === '') return { say: say().upcoming.writeBehind, focus: 'quick-add' };
  return null;
}
