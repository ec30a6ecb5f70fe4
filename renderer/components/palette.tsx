import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../main/contract/state.ts';
import { fuzzyFind } from '../logic/fuzzy.ts';
import { quotedTitle } from '../logic/jobs.ts';
import { type Command, commandsOf, commandsOfJob } from '../state/commands.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { Dialog } from './dialog.tsx';
import { Keys } from './keys.tsx';

/** More than anybody reads through: one types another letter instead. */
const MOST = 50;

/** Everything that can be done, every screen and every message, found by a few letters. */
export function Palette() {
  const { paletteOpen } = useStore();
  return paletteOpen.value ? <OpenPalette onClose={() => (paletteOpen.value = false)} /> : null;
}

function OpenPalette({ onClose }: { onClose: () => void }) {
  const store = useStore();
  const [query, setQuery] = useState('');
  const [job, setJob] = useState<JobView | null>(null);
  const [at, setAt] = useState(0);
  // As they were when it was opened: a list that changes under the fingers is no help.
  const commands = useMemo(() => (job ? commandsOfJob(store, job) : commandsOf(store)), [job, say()]);
  const found = useMemo(() => fuzzyFind(query, commands, textOf).slice(0, MOST), [query, commands]);
  const chosen = Math.min(at, found.length - 1);

  const ask = (text: string, of: JobView | null = job) => {
    setQuery(text);
    setJob(of);
    setAt(0);
  };
  const run = (command: Command | undefined) => {
    if (command?.job) return ask('', command.job);
    if (!command) return;
    onClose();
    // After the dialog has given the focus back, which the command may give to something else.
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = moves[event.key];
    if (event.isComposing) return;
    if (by !== undefined) setAt(moved(chosen, by, found.length));
    else if (event.key === 'Enter') run(found[chosen]);
    else if (event.key === 'Backspace' && query === '' && job) ask('', null);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={job ? quotedTitle(job) : say().shell.palette.title} size="palette" onClose={onClose}>
      <input
        class="input palette-input"
        // A dialog has to put the focus somewhere, and this is what it is for.
        autofocus
        role="combobox"
        aria-label={job ? say().shell.palette.withIt : say().shell.palette.label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={job ? say().shell.palette.withIt : say().shell.palette.placeholder}
        value={query}
        onInput={(event) => ask(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Found found={found} chosen={chosen} onPoint={setAt} onRun={run} />
      <p class="visually-hidden" role="status">
        {found.length === 0 ? say().shell.palette.nothing : say().shell.palette.found(found.length)}
      </p>
      {found.length === 0 && <p class="palette-none">{say().shell.palette.tryFewer}</p>}
    </Dialog>
  );
}

interface FoundProps {
  found: readonly Command[];
  chosen: number;
  onPoint: (at: number) => void;
  onRun: (command: Command) => void;
}

function Found({ found, chosen, onPoint, onRun }: FoundProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }), [chosen, found]);
  return (
    <div class="palette-list" id="palette-list" role="listbox" aria-label={say().shell.palette.list} ref={list}>
      {found.map((command, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
        <div
          key={command.id}
          id={`palette-${at}`}
          class="palette-item"
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          onMouseMove={() => at !== chosen && onPoint(at)}
          onClick={() => onRun(command)}
        >
          <span class="palette-label">
            <bdi>{command.label}</bdi>
          </span>
          <span class="palette-hint">
            <bdi>{command.hint}</bdi>
          </span>
          {command.keys && <Keys keys={command.keys} />}
        </div>
      ))}
    </div>
  );
}

function textOf({ label, hint = '', words = '' }: Command): string {
  return `${label} ${hint} ${words}`;
}

/** Round the end to the beginning by one step; not by a page. */
function moved(at: number, by: number, length: number): number {
  if (length === 0) return 0;
  if (Math.abs(by) === 1) return (at + by + length) % length;
  return Math.max(0, Math.min(length - 1, at + by));
}
