import type { JobView } from '../../main/contract/state.ts';
import { isPaused, titleOf } from '../logic/jobs.ts';
import { say, t } from '../words/index.ts';
import { actOnJob, type JobAct } from './job-acts.ts';
import { SCREENS } from './route.ts';
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
      label: say().shell.screens[screen],
      hint: say().shell.commands.goTo,
      run: () => store.router.go(screen),
    }),
  );
  return [...actions(store), ...screens, ...looks(store), ...messages];
}

function actions(store: Store): Command[] {
  const { app, attempt, helpOpen, router, undo } = store;
  const undoable = app.undo.value;
  const list: (Command | false)[] = [
    ...writing(store),
    undoable !== null && {
      id: 'undo',
      label: say().shared.undo,
      hint: t(undoable),
      keys: ['Ctrl', 'Z'],
      run: () => void undo(),
    },
    document.getElementById(SEARCH_FIELD) !== null && {
      id: 'search',
      label: say().shared.searchMessages,
      hint: say().shell.commands.find,
      keys: ['/'],
      run: () => document.getElementById(SEARCH_FIELD)?.focus(),
    },
    app.pausedAll.value
      ? {
          id: 'resume-all',
          label: say().shared.resumeAll,
          hint: say().shell.commands.everything,
          run: () => void attempt('jobs.resumeAll', undefined),
        }
      : {
          id: 'pause-all',
          label: say().shared.pauseAll,
          hint: say().shell.commands.everything,
          run: () => void attempt('jobs.pauseAll', {}),
        },
    app.missed.value.length > 0 && {
      id: 'missed',
      label: say().shell.commands.gotIt,
      hint: say().shell.commands.everything,
      run: () => void attempt('missed.dismiss', {}),
    },
    {
      id: 'failed',
      label: say().shell.commands.failed,
      hint: say().shell.commands.inHistory,
      run: () => router.go('history', { state: 'failed' }),
    },
    {
      id: 'unsure',
      label: say().shell.commands.unsure,
      hint: say().shell.commands.inHistory,
      run: () => router.go('history', { state: 'unsure' }),
    },
    {
      id: 'help',
      label: say().shared.shortcuts,
      hint: say().shell.commands.help,
      keys: ['?'],
      run: () => (helpOpen.value = true),
    },
  ];
  return list.filter((command) => command !== false);
}

function writing(store: Store): Command[] {
  const { editor } = store;
  return [
    {
      id: 'new',
      label: say().shared.newMessage,
      hint: say().shell.commands.write,
      words: say().shell.commands.newWords,
      run: () => editor.create(),
    },
    {
      id: 'quick-add',
      label: say().shell.commands.oneLine,
      hint: say().shell.commands.write,
      words: say().shell.commands.quickWords,
      keys: ['Ctrl', 'N'],
      run: () => wantQuickAdd(store),
    },
    {
      id: 'import-list',
      label: say().importList.open,
      hint: say().shell.commands.write,
      words: 'csv excel crontab ics n8n import',
      run: () => (store.importOpen.value = true),
    },
  ];
}

function looks({ theme }: Store): Command[] {
  return (['light', 'dark', 'system'] as const)
    .filter((name) => name !== theme.value)
    .map((name) => ({
      id: `theme-${name}`,
      label: say().shell.commands.theme(say().shared.themes[name]),
      hint: say().shell.commands.look,
      run: () => (theme.value = name),
    }));
}

/** What can be done with one message, the most likely first. */
export function commandsOfJob(store: Store, job: JobView): Command[] {
  const { clock, editor, router } = store;
  const act = (name: JobAct) => () => void actOnJob(store, job, name);
  const paused = isPaused(job, clock.now.value);
  const list: (Command | false)[] = [
    { id: 'edit', label: say().shared.acts.edit, run: () => editor.edit(job) },
    { id: 'run', label: say().shared.acts.run, words: say().shell.commands.sendWords, run: act('run') },
    job.phase !== 'finished' &&
      (paused
        ? { id: 'resume', label: say().shared.acts.resume, run: act('resume') }
        : { id: 'pause', label: say().shared.acts.pause, run: act('pause') }),
    job.nextAt !== null &&
      job.schedule.kind !== 'once' && {
        id: 'skip',
        label: say().shell.commands.leaveOut,

        words: say().shell.commands.skipWords,
        run: act('skipNext'),
      },
    {
      id: 'copy',
      label: say().shared.acts.duplicate,
      words: say().shell.commands.copyWords,
      run: () => editor.duplicate(job),
    },
    { id: 'history', label: say().shared.acts.became, run: () => router.go('history', { job: job.id }) },
    { id: 'stop', label: say().shared.acts.stop, words: say().shell.commands.stopWords, run: act('stop') },
  ];
  return list.filter((command) => command !== false);
}
