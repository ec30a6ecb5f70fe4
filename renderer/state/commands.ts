import type { JobView } from '../../main/contract/state.ts';
import { isPaused, titleOf } from '../logic/jobs.ts';
import { actOnJob, type JobAct } from './job-acts.ts';
import { SCREENS, type Screen } from './route.ts';
import { SEARCH_FIELD, wantQuickAdd } from './shortcuts.ts';
import type { Store } from './store.ts';

/** Something that can be done, as the palette lists it. */
export interface Command {
  id: string;
  label: string;
  /** What kind it is of, or what it is about. */
  hint?: string;
  /** What else it answers to. */
  words?: string;
  keys?: readonly string[];
  /** Does it; or, for a message, what can be done with it. */
  run: () => unknown;
  /** The message that it stands for, whose own commands come next. */
  job?: JobView;
}

const SCREEN_NAMES: Record<Screen, string> = {
  upcoming: 'Upcoming',
  messages: 'Messages',
  ahead: 'Ahead',
  history: 'History',
  chats: 'Chats',
  practice: 'Practice',
  settings: 'Settings',
};

/** What can be done now, wherever one is; after it each message. */
export function commandsOf(store: Store): Command[] {
  const { app, jobList } = store;
  const messages = jobList.sorted.value.map(
    (job): Command => ({
      id: job.id,
      label: titleOf(job),
      hint: jobList.titleOfChat(job.chatId),
      words: `${job.tags?.join(' ') ?? ''} ${job.id}`,
      run: () => {},
      job,
    }),
  );
  const isPractice = app.setup.value.mode === 'practice';
  const screens = SCREENS.filter((screen) => screen !== 'practice' || isPractice).map(
    (screen): Command => ({
      id: screen,
      label: SCREEN_NAMES[screen],
      hint: 'Go to',
      run: () => store.router.go(screen),
    }),
  );
  return [...actions(store), ...screens, ...looks(store), ...messages];
}

function actions(store: Store): Command[] {
  const { app, attempt, editor, helpOpen, router, undo } = store;
  const undoable = app.undo.value;
  const list: (Command | false)[] = [
    {
      id: 'new',
      label: 'New message',
      hint: 'Write',
      words: 'create add schedule',
      run: () => editor.create(),
    },
    {
      id: 'quick-add',
      label: 'Add a message in one line',
      hint: 'Write',
      words: 'quick create schedule',
      keys: ['Ctrl', 'N'],
      run: () => wantQuickAdd(store),
    },
    undoable !== null && { id: 'undo', label: 'Undo', hint: undoable, keys: ['Ctrl', 'Z'], run: () => void undo() },
    document.getElementById(SEARCH_FIELD) !== null && {
      id: 'search',
      label: 'Search messages',
      hint: 'Find',
      keys: ['/'],
      run: () => document.getElementById(SEARCH_FIELD)?.focus(),
    },
    app.pausedAll.value
      ? {
          id: 'resume-all',
          label: 'Resume all',
          hint: 'Everything',
          run: () => void attempt('jobs.resumeAll', undefined),
        }
      : { id: 'pause-all', label: 'Pause all', hint: 'Everything', run: () => void attempt('jobs.pauseAll', {}) },
    app.missed.value.length > 0 && {
      id: 'missed',
      label: 'Got it: while you were away',
      hint: 'Everything',
      run: () => void attempt('missed.dismiss', {}),
    },
    {
      id: 'failed',
      label: 'What failed',
      hint: 'In the history',
      run: () => router.go('history', { state: 'failed' }),
    },
    {
      id: 'unsure',
      label: 'What is unsure',
      hint: 'In the history',
      run: () => router.go('history', { state: 'unsure' }),
    },
    { id: 'help', label: 'Keyboard shortcuts', hint: 'Help', keys: ['?'], run: () => (helpOpen.value = true) },
  ];
  return list.filter((command) => command !== false);
}

function looks({ theme }: Store): Command[] {
  const names = { light: 'Light', dark: 'Dark', system: 'Like the system' } as const;
  return (['light', 'dark', 'system'] as const)
    .filter((name) => name !== theme.value)
    .map((name) => ({
      id: `theme-${name}`,
      label: `Theme: ${names[name]}`,
      hint: 'Look',
      run: () => (theme.value = name),
    }));
}

/** What can be done with one message, the most likely first. */
export function commandsOfJob(store: Store, job: JobView): Command[] {
  const { clock, editor, router } = store;
  const act = (name: JobAct) => () => void actOnJob(store, job, name);
  const paused = isPaused(job, clock.now.value);
  const list: (Command | false)[] = [
    { id: 'edit', label: 'Edit', run: () => editor.edit(job) },
    { id: 'run', label: 'Run now', words: 'send', run: act('run') },
    job.phase !== 'finished' &&
      (paused
        ? { id: 'resume', label: 'Resume', run: act('resume') }
        : { id: 'pause', label: 'Pause', run: act('pause') }),
    job.nextAt !== null &&
      job.schedule.kind !== 'once' && {
        id: 'skip',
        label: 'Leave the next run out',

        words: 'skip',
        run: act('skipNext'),
      },
    { id: 'copy', label: 'Duplicate', words: 'copy', run: () => editor.duplicate(job) },
    { id: 'history', label: 'What became of it', run: () => router.go('history', { job: job.id }) },
    { id: 'stop', label: 'Stop', words: 'delete remove', run: act('stop') },
  ];
  return list.filter((command) => command !== false);
}
