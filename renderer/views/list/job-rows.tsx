import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../../main/contract/state.ts';
import { useFewAtOnce, useRowsInView } from '../../components/rows-in-view.ts';
import { actOnJob } from '../../state/job-acts.ts';
import type { JobList } from '../../state/job-list.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { JobRow, type RowAct } from './job-row.tsx';

/** Those rows of the list that are in view, and the one that has the focus, wherever it is. */
export function JobRows({ onMore }: { onMore: (job: JobView) => void }) {
  const store = useStore();
  const { app, clock, expected, jobList, sending } = store;
  const jobs = jobList.shown.value;
  const list = useRef<HTMLUListElement>(null);
  const [from, to] = useRowsInView(list, jobs.length);
  const focus = useRowFocus(list);
  const held = focus.id === null ? -1 : jobs.findIndex(({ id }) => id === focus.id);
  const places = placesOf(from, to, held).filter((at) => jobs[at] !== undefined);
  // The one that is to get the focus before all others.
  const inOrderOfNeed = places.toSorted((a, b) => Number(b === held) - Number(a === held));
  const idsOfNeed = inOrderOfNeed.map((at) => jobs[at]?.id ?? '');
  const drawn = useFewAtOnce(list, idsOfNeed);
  useNextOfGone(focus, held, jobs);
  const common = {
    count: jobs.length,
    now: clock.minute.value,
    here: app.timeZone.value,
    pausedAll: app.pausedAll.value,
    words: say(),
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const act = target.closest<HTMLElement>('[data-act]')?.dataset.act as RowAct | undefined;
    const job = jobs.find(({ id }) => id === rowId(target));
    if (!job) return;
    if (!act) return choose(jobList, job.id, event);
    if (act === 'edit') return store.editor.edit(job);
    if (act === 'more') return onMore(job);
    // One gesture is one act; and after a stop the next row slides under the pointer.
    const isSecondHalf = event.detail > 1 && (act === 'stop' || act === 'run');
    if (!isSecondHalf) void actOnJob(store, job, act);
  };

  return (
    <ul
      class="jobs"
      aria-label={say().list.label}
      ref={list}
      style={{ '--count': jobs.length }}
      onClick={onClick}
      onMouseDown={(event) => {
        // It would select the text in between.
        if (event.shiftKey) event.preventDefault();
      }}
      onKeyDown={(event) => {
        // A key that is held presses a button once.
        if (event.repeat && (event.target as Element).closest('[data-act]')) event.preventDefault();
        else chooseByKey(event, jobList, focus.moveTo);
      }}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      {places.map((at) => {
        const job = jobs[at];
        if (!job || !drawn.has(job.id)) return null;
        const isChosen = jobList.isChosen(job.id);
        const isWaiting = expected.waiting.value.has(job.id);
        const isSending = sending.jobs.value.has(job.id);
        const waits = job.suspended ?? jobList.waiting.value.get(job.id) ?? null;
        const chatTitle = jobList.titleOfChat(job.chatId);
        return <JobRow key={job.id} {...common} {...{ job, at, isChosen, isWaiting, waits, isSending, chatTitle }} />;
      })}
    </ul>
  );
}

/** The rows that are in view, and the held one with its neighbours, so that Tab leads on from it; in their order. */
function placesOf(from: number, to: number, held: number): number[] {
  const around = held < 0 ? [] : [held - 1, held, held + 1].filter((at) => at < from || at >= to);
  return [...around, ...Array.from({ length: to - from }, (_, n) => from + n)].sort((a, b) => a - b);
}

function rowId(target: EventTarget | null): string | null {
  return (target as Element | null)?.closest<HTMLElement>('[data-id]')?.dataset.id ?? null;
}

/** A box chooses its message; elsewhere in a row Ctrl does, or any click once something is chosen; Shift all between. */
function choose(jobList: JobList, id: string, event: MouseEvent): void {
  const { target, shiftKey, ctrlKey, metaKey } = event;
  const box = target instanceof HTMLInputElement;
  // It sends a click of its own to its box.
  if (!box && (target as Element).closest('label')) return;
  if (shiftKey) {
    // What is chosen then is not for the browser to say.
    if (box) event.preventDefault();
    jobList.chooseTo(id);
  } else if (box || ctrlKey || metaKey || jobList.chosen.value.length > 0) {
    jobList.choose(id, box ? target.checked : !jobList.isChosen(id));
  }
}

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrows lead from box to box, and with Shift choose what is between; Ctrl+A chooses all, Esc none. */
function chooseByKey(event: KeyboardEvent, jobList: JobList, moveTo: (id: string) => void): void {
  const { target, key, shiftKey } = event;
  const jobs = jobList.shown.value;
  const by = MOVES[key];
  const at = target instanceof HTMLInputElement ? jobs.findIndex(({ id }) => id === rowId(target)) : -1;
  const [here, there] = [jobs[at], jobs[Math.max(0, Math.min(jobs.length - 1, at + (by ?? 0)))]];
  if (by !== undefined && here && there) {
    if (shiftKey) jobList.chooseTo(there.id, here.id);
    moveTo(there.id);
  } else if (key === 'Escape' && jobList.chosen.value.length > 0) jobList.chooseNone();
  else if (key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) jobList.chooseAll();
  else return;
  event.preventDefault();
}

/** The focus would fall to the page's start when the message under it goes: its place in the list keeps it. */
function useNextOfGone(focus: ReturnType<typeof useRowFocus>, held: number, jobs: readonly JobView[]): void {
  const last = useRef(0);
  useLayoutEffect(() => {
    if (held >= 0) last.current = held;
    const next = jobs[Math.min(last.current, jobs.length - 1)];
    if (held < 0 && focus.id !== null && next) focus.moveTo(next.id);
  });
}

/** Which row has the focus, and the way to give it to another one, which may not be there yet. */
function useRowFocus(list: { current: HTMLElement | null }) {
  const [id, setId] = useState<string | null>(null);
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const box = list.current?.querySelector<HTMLElement>(`[data-id="${id}"] input`);
    if (!box) return;
    wanted.current = false;
    box.focus();
  });
  return {
    id,
    moveTo(to: string) {
      wanted.current = true;
      setId(to);
    },
    onFocusIn: (event: FocusEvent) => setId(rowId(event.target)),
    onFocusOut({ relatedTarget }: FocusEvent) {
      // Where it goes nowhere, as when the window loses it, its place is kept for it.
      if (relatedTarget instanceof Node && !list.current?.contains(relatedTarget)) setId(null);
    },
  };
}
