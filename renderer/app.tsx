import { useEffect, useRef, useState } from 'preact/hooks';
import { Banners } from './components/banners.tsx';
import { Help } from './components/help.tsx';
import { Logo } from './components/icon.tsx';
import { Palette } from './components/palette.tsx';
import { Sidebar } from './components/sidebar.tsx';
import { Toasts } from './components/toasts.tsx';
import type { Screen } from './state/route.ts';
import { useStore } from './state/store.ts';
import { AheadView } from './views/ahead/ahead.tsx';
import { ChatsView } from './views/chats.tsx';
import { FirstMessageView } from './views/first-message.tsx';
import { JobForm } from './views/form/job-form.tsx';
import { HistoryView } from './views/history/history.tsx';
import { MessagesView } from './views/messages.tsx';
import { PairingView } from './views/pairing.tsx';
import { PracticeView } from './views/practice.tsx';
import { SettingsView } from './views/settings/settings.tsx';
import { ShutOut } from './views/shut-out.tsx';
import { UpcomingView } from './views/upcoming/upcoming.tsx';
import { WelcomeView } from './views/welcome.tsx';
import { say } from './words/index.ts';

/** The whole window: which of the app's three stages is shown depends on the state alone. */
export function App() {
  const { app, firstRun, status } = useStore();
  const setup = app.setup.value;
  if (status.value === 'shutOut') return <ShutOut />;
  if (app.version.value === '') return <Loading />;
  const settingUp = setup.mode === 'none' || (setup.mode === 'telegram' && setup.owner === null);
  return (
    <>
      {settingUp || firstRun.value ? (
        <div class="stage">
          <Banners />
          <main class="stage-main" id="main">
            {setup.mode === 'none' ? <WelcomeView /> : settingUp ? <PairingView /> : <FirstMessageView />}
          </main>
        </div>
      ) : (
        <Workspace />
      )}
      <Toasts />
    </>
  );
}

const VIEWS: Record<Screen, () => ReturnType<typeof MessagesView>> = {
  upcoming: UpcomingView,
  messages: MessagesView,
  ahead: AheadView,
  history: HistoryView,
  chats: ChatsView,
  practice: PracticeView,
  settings: SettingsView,
};

function Workspace() {
  const { app, router, editor } = useStore();
  const main = useRef<HTMLElement>(null);
  const asked = router.route.value.screen;
  const screen = asked === 'practice' && app.setup.value.mode !== 'practice' ? 'upcoming' : asked;
  const View = VIEWS[screen];
  const shownBefore = useRef(screen);

  useEffect(() => {
    if (shownBefore.current === screen) return;
    shownBefore.current = screen;
    // A new screen begins at its top, for the eye and for the screen reader.
    window.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [screen]);

  return (
    <div class={`workspace workspace-${screen}`}>
      {/* No link: its address would be a screen's to the router. */}
      <button type="button" class="skip-link" onClick={() => main.current?.focus()}>
        {say().shell.skip}
      </button>
      <Sidebar screen={screen} />
      <div class="content">
        <Banners />
        <main class="main" id="main" tabIndex={-1} ref={main}>
          <View />
        </main>
      </div>
      {editor.open.value && <JobForm key={editor.open.value.job?.id ?? 'new'} open={editor.open.value} />}
      <ImportHost />
      <Help />
      <Palette />
    </div>
  );
}

/** Its code comes when it is first opened: most people bring in one list, or none. */
function ImportHost() {
  const { importOpen } = useStore();
  const [loaded, setLoaded] = useState<typeof import('./views/import-list/import-list.tsx') | null>(null);
  const isOpen = importOpen.value;
  useEffect(() => {
    if (isOpen && !loaded) void import('./views/import-list/import-list.tsx').then(setLoaded);
  }, [isOpen]);
  return isOpen && loaded ? <loaded.ImportList onClose={() => (importOpen.value = false)} /> : null;
}

function Loading() {
  const { status } = useStore();
  return (
    <main class="stage-main loading">
      <Logo />
      <p role="status">{status.value === 'down' ? say().shell.notRunning : say().shell.opening}</p>
    </main>
  );
}
