import { useComputed } from '@preact/signals';
import { Icon } from '../../components/icon.tsx';
import type { JobFilter } from '../../logic/jobs.ts';
import { countsByPhase } from '../../logic/jobs.ts';
import { SEARCH_FIELD } from '../../state/shortcuts.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say } from '../../words/index.ts';

/** What finds messages: a search, and filters where they have something to part. */
export function ListTools() {
  return (
    <search class="tools">
      <Search />
      <Phases />
      <Chats />
      <Tags />
    </search>
  );
}

function Search() {
  const { jobList } = useStore();
  const query = jobList.typed.value;
  return (
    <div class="search-field">
      <Icon name="search" />
      <label class="visually-hidden" for={SEARCH_FIELD}>
        {say().shared.searchMessages}
      </label>
      <input
        id={SEARCH_FIELD}
        class="input"
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={say().list.search}
        value={query}
        onInput={(event) => jobList.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.jobs input')?.focus();
        }}
      />
      {query === '' && (
        <span class="search-key" aria-hidden="true">
          /
        </span>
      )}
    </div>
  );
}

const phases = (): ReadonlyArray<{ value: JobFilter['phase']; label: string }> => [
  { value: null, label: say().shared.all },
  { value: 'active', label: say().shared.phases.active },
  { value: 'paused', label: say().shared.phases.paused },
  { value: 'finished', label: say().shared.phases.finished },
];

function Phases() {
  const { app, jobList } = useStore();
  const counts = useComputed(() => countsByPhase(app.jobs.value)).value;
  const wanted = jobList.filter.value.phase;
  if (wanted === null && Object.values(counts).filter((count) => count > 0).length < 2) return null;
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{say().list.show}</legend>
      {phases().map(({ value, label }) => {
        if (value !== null && value !== wanted && counts[value] === 0) return null;
        return (
          <button
            key={label}
            type="button"
            class="chip"
            aria-pressed={value === wanted}
            onClick={() => jobList.narrow({ phase: value })}
          >
            {label} {value !== null && <span class="chip-count">{inDigits(counts[value])}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}

function Chats() {
  const { app, jobList } = useStore();
  const used = useComputed(() => [...new Set(app.jobs.value.map(({ chatId }) => chatId))]).value;
  const wanted = jobList.filter.value.chatId;
  if (wanted === null && used.length < 2) return null;
  const options = used.map((id) => ({ value: String(id), label: jobList.titleOfChat(id) }));
  return (
    <Choice
      label={say().shared.chatWord}
      all={say().shared.allChats}
      value={wanted === null ? '' : String(wanted)}
      options={options}
      onChoose={(value) => jobList.narrow({ chatId: value === '' ? null : Number(value) })}
    />
  );
}

function Tags() {
  const { app, jobList } = useStore();
  const used = useComputed(() => [...new Set(app.jobs.value.flatMap(({ tags = [] }) => tags))]).value;
  const wanted = jobList.filter.value.tag;
  if (wanted === null && used.length === 0) return null;
  return (
    <Choice
      label={say().list.tag}
      all={say().list.allTags}
      value={wanted ?? ''}
      options={used.map((tag) => ({ value: tag, label: `#${tag}` }))}
      onChoose={(value) => jobList.narrow({ tag: value === '' ? null : value })}
    />
  );
}

interface ChoiceProps {
  label: string;
  /** What stands for no choice. */
  all: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  onChoose: (value: string) => void;
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  const sorted = [...options].sort((a, b) => a.label.localeCompare(b.label));
  return (
    <label class="tool">
      <span class="visually-hidden">{label}</span>
      <select class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{all}</option>
        {sorted.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
