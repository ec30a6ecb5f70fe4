import type { Chat } from '../../../main/contract/state.ts';
import { placeOf } from '../../logic/dates.ts';
import { fieldsOfTiming } from '../../logic/draft.ts';
import type { QuickAddMeaning } from '../../state/quick-add.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';

interface PartsProps {
  meaning: QuickAddMeaning;
  input: { current: HTMLTextAreaElement | null };
}

/** What the line means, part by part, each to be put right; and when that will be. */
export function QuickAddParts({ meaning, input }: PartsProps) {
  const { app, editor, quickAdd } = useStore();
  const { inWords, places, runs, text, timing } = meaning;
  const chatId = quickAdd.chatOf(meaning);
  const isElsewhere = timing.timeZone !== 'floating' && timing.timeZone !== app.timeZone.value;
  /** What is marked in the line is replaced by what is typed next. */
  const mark = ({ start, end }: { start: number; end: number }) => {
    input.current?.focus();
    input.current?.setSelectionRange(start, end);
  };
  const openForm = () => {
    editor.create({ ...fieldsOfTiming(timing), text, chatId });
    quickAdd.clear();
  };
  return (
    <div class="quick-add-answer">
      <div class="quick-add-parts" id="quick-add-answer">
        <button type="button" class="quick-part" onClick={() => mark(places.when)}>
          <span class="quick-part-name">{say().upcoming.when}</span>
          <span class="quick-part-value">
            {inWords}
            {isElsewhere && `, ${say().shared.inZone(placeOf(timing.timeZone))}`}
          </span>
        </button>
        <Whom meaning={meaning} chatId={chatId} />
        <button
          type="button"
          class={`quick-part${text === '' ? ' quick-part-missing' : ''}`}
          onClick={() => mark(places.text)}
        >
          <span class="quick-part-name">{say().upcoming.what}</span>
          <bdi class="quick-part-value">{text || say().upcoming.writeIt}</bdi>
        </button>
      </div>
      <ol class="quick-add-dates" aria-label={say().upcoming.nextDates}>
        {runs.map((run) => (
          <li key={run.at} title={run.note}>
            {run.local}
            {run.note && <span class="run-note">{run.note}</span>}
          </li>
        ))}
      </ol>
      <button type="button" class="button quiet small" onClick={openForm}>
        {say().shared.moreOptions}
      </button>
    </div>
  );
}

/** The chat, to be chosen from those that the name could mean first. */
function Whom({ meaning: { to }, chatId }: { meaning: QuickAddMeaning; chatId: number | null }) {
  const { app, quickAdd } = useStore();
  const chats = app.chats.value;
  const likely = chats.filter(({ id }) => to?.candidates.includes(id));
  const others = chats.filter((chat) => !likely.includes(chat));
  return (
    <div class={`quick-part${chatId === null ? ' quick-part-missing' : ''}`}>
      <label class="quick-part-name" for="quick-add-to">
        {say().upcoming.to}
      </label>
      <select
        id="quick-add-to"
        class="quick-part-value"
        value={chatId === null ? '' : String(chatId)}
        onChange={(event) => {
          quickAdd.chosen.value = Number(event.currentTarget.value) || null;
        }}
      >
        {chatId === null && <option value="">{to ? say().upcoming.whichOne(to.name) : say().form.chat.choose}</option>}
        {likely.length > 0 && (
          <optgroup label={say().upcoming.couldBe(to?.name ?? '')}>{likely.map(optionOf)}</optgroup>
        )}
        {likely.length > 0 ? (
          <optgroup label={say().upcoming.others}>{others.map(optionOf)}</optgroup>
        ) : (
          others.map(optionOf)
        )}
      </select>
    </div>
  );
}

function optionOf({ id, title }: Chat) {
  return (
    <option key={id} value={String(id)}>
      {title}
    </option>
  );
}
