import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { PhraseProblem } from '../../components/phrase-problem.tsx';
import { announceSaved } from '../../state/announce.ts';
import type { QuickAddMeaning } from '../../state/quick-add.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { QuickAddParts } from './quick-add-parts.tsx';

/** When, to whom and what in one line; what it means is read back below, and Enter schedules it. */
export function QuickAdd() {
  const { quickAdd } = useStore();
  const input = useRef<HTMLInputElement>(null);
  const { save, failure, saving } = useSaving(input);
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
        void save();
      }}
    >
      <div class="quick-add-line">
        <label for="quick-add" class="quick-add-icon">
          <Icon name="plus" />
          <span class="visually-hidden">{say().upcoming.quickAdd}</span>
        </label>
        <input
          id="quick-add"
          ref={input}
          autocomplete="off"
          spellcheck={false}
          maxLength={5_000}
          placeholder={say().upcoming.example}
          aria-describedby={answer || failure ? 'quick-add-answer' : undefined}
          value={text}
          onInput={(event) => quickAdd.reading.type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') quickAdd.clear();
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
      {answer?.ok === false && <PhraseProblem id="quick-add-answer" {...answer} onChoose={type} />}
      {answer?.ok && <QuickAddParts meaning={answer} input={input} />}
      {failure && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}

function useSaving(input: { current: HTMLInputElement | null }) {
  const store = useStore();
  const { quickAdd } = store;
  const [failure, setFailure] = useState('');
  const [saving, setSaving] = useState(false);
  const text = quickAdd.reading.text.value;
  const chosen = quickAdd.chosen.value;
  // It was about what stood there.
  useEffect(() => setFailure(''), [text, chosen]);

  const save = async () => {
    if (saving) return;
    const meaning = await quickAdd.reading.settled();
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
    if (!reply.ok) return setFailure(reply.error.message);
    quickAdd.clear();
    input.current?.focus();
    announceSaved(store, reply, false);
  };
  return { save, failure, saving };
}

function missingPart({ text, to }: QuickAddMeaning, chatId: number | null): { say: string; focus: string } | null {
  if (chatId === null) {
    const missing = to ? say().upcoming.whichChat(to.name) : say().form.issues.chat;
    return { say: missing, focus: 'quick-add-to' };
  }
  if (text.trim() === '') return { say: say().upcoming.writeBehind, focus: 'quick-add' };
  return null;
}
