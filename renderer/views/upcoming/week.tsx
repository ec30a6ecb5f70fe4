import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dayKey } from '../../logic/dates.ts';
import { createTeller, type Pointed } from '../../logic/told.ts';
import { quietSpans, weekOf } from '../../logic/week.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { ChatDot } from './chat-dot.tsx';
import { MarkList } from './mark-list.tsx';
import { MarkTip } from './mark-tip.tsx';
import { WeekPicture } from './week-picture.tsx';

/** The next seven days as a picture: a row a day, each message at its time in the colour of its chat. */
export function Week() {
  const { app, clock, editor, status, week } = useStore();
  const zone = app.timeZone.value;
  const today = dayKey(clock.minute.value, zone);
  const up = status.value === 'up';
  useEffect(() => (up ? week.follow() : undefined), [up, today]);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  /** What of it is to be chosen from. */
  const [listed, setListed] = useState<Pointed | null>(null);
  const plan = week.plan.value;
  const [jobs, chats, quiet] = [app.jobs.value, app.chats.value, app.preferences.value.quiet];
  const rows = useMemo(() => (plan ? weekOf(plan, zone) : []), [plan, zone]);
  const legend = useMemo(() => chatsOf(rows, new Map(jobs.map(({ id, chatId }) => [id, chatId]))), [rows, jobs]);
  // Of thousands of messages it is not drawn anew at each move of the pointer.
  const picture = useMemo(() => {
    const open = (mark: Pointed) => {
      const ids = new Set(mark.told.map(({ jobId }) => jobId));
      const job = jobs.find(({ id }) => ids.has(id));
      setPointed(null);
      if (ids.size > 1) setListed(mark);
      else if (job) editor.edit(job);
    };
    return (
      <WeekPicture
        rows={rows}
        width={width}
        quiet={quietSpans(quiet, jobs)}
        tell={createTeller(jobs, chats)}
        onPoint={setPointed}
        onOpen={open}
      />
    );
  }, [rows, width, quiet, jobs, chats, say()]);
  return (
    <section class="week" aria-labelledby="week-title" aria-busy={week.working.value}>
      <header class="week-head">
        <h2 id="week-title">{say().upcoming.week}</h2>
        <a href="#/ahead">{say().upcoming.ahead30}</a>
      </header>
      {week.problem.value && <p class="field-error">{week.problem.value}</p>}
      <div class="week-frame" ref={frame}>
        {width > 0 && rows.length > 0 && picture}
        {pointed && <MarkTip pointed={pointed} width={width} />}
      </div>
      <Legend chatIds={legend} />
      {listed && <MarkList pointed={listed} onClose={() => setListed(null)} />}
    </section>
  );
}

function chatsOf(rows: ReturnType<typeof weekOf>, chatOfJob: Map<string, number>): number[] {
  const jobIds = rows.flatMap(({ sends, series }) => [...sends, ...series].map(({ jobId }) => jobId));
  return [...new Set(jobIds.map((id) => chatOfJob.get(id)))].filter((id) => id !== undefined);
}

function Legend({ chatIds }: { chatIds: number[] }) {
  const { app } = useStore();
  const titles = new Map(app.chats.value.map(({ id, title }) => [id, title]));
  if (chatIds.length === 0) return null;
  return (
    <ul class="week-legend" aria-label={say().upcoming.chats}>
      {chatIds.map((id) => (
        <li key={id}>
          <ChatDot chatId={id} />
          <bdi>{titles.get(id) ?? say().shared.chat(id)}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** How wide the element is, in pixels, now and whenever that changes. */
function useWidth(element: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
