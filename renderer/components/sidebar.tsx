import type { Screen } from '../state/route.ts';
import { hashOf } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import type { IconName } from './icon.tsx';
import { Icon, Logo } from './icon.tsx';
import { Keys } from './keys.tsx';

/** The way between the screens: at the side of a wide window, at the foot of a narrow one. */
export function Sidebar({ screen }: { screen: Screen }) {
  const { app } = useStore();
  return (
    <header class="sidebar">
      <p class="brand">
        <Logo />
        <span>Carillon</span>
      </p>
      <nav class="nav" aria-label="Screens">
        <NavLink to="upcoming" label="Upcoming" icon="upcoming" current={screen} />
        <NavLink to="messages" label="Messages" icon="messages" current={screen} />
        <NavLink to="ahead" label="Ahead" icon="ahead" current={screen} />
        <NavLink to="history" label="History" icon="history" current={screen} count={app.unsure.value} />
        <NavLink to="chats" label="Chats" icon="chats" current={screen} />
        {app.setup.value.mode === 'practice' && (
          <NavLink to="practice" label="Practice" icon="practice" current={screen} />
        )}
        <NavLink to="settings" label="Settings" icon="settings" current={screen} />
      </nav>
      <OpenPalette />
      <Presence />
    </header>
  );
}

function OpenPalette() {
  const { paletteOpen } = useStore();
  return (
    <button type="button" class="open-palette" aria-haspopup="dialog" onClick={() => (paletteOpen.value = true)}>
      <Icon name="search" />
      <span>Find and do</span>
      <Keys keys={['Ctrl', 'K']} />
    </button>
  );
}

interface NavLinkProps {
  to: Screen;
  label: string;
  icon: IconName;
  current: Screen;
  /** How many things there wait for the user. */
  count?: number;
}

function NavLink({ to, label, icon, current, count = 0 }: NavLinkProps) {
  const noteId = `nav-note-${to}`;
  return (
    <>
      <a
        class="nav-link"
        href={hashOf(to)}
        aria-current={to === current ? 'page' : undefined}
        aria-describedby={count > 0 ? noteId : undefined}
      >
        <Icon name={icon} />
        <span>{label}</span>
        {count > 0 && (
          <span class="nav-count" aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </a>
      {count > 0 && (
        <span hidden id={noteId}>
          {count} unsure
        </span>
      )}
    </>
  );
}

const CONNECTION_WORDS = {
  connecting: 'Connecting…',
  online: 'Online',
  reconnecting: 'Reconnecting…',
  conflict: 'Bot in use elsewhere',
  unauthorised: 'Token refused',
} as const;

/** Whether Carillon can send right now, and as whom. */
function Presence() {
  const { app, status } = useStore();
  const setup = app.setup.value;
  if (setup.mode === 'none') return null;
  const state = status.value === 'down' ? 'down' : app.connection.value.state;
  const name = setup.mode === 'practice' ? 'Practice mode' : `@${setup.bot?.username ?? 'bot'}`;
  return (
    <p class={`presence presence-${state}`}>
      <span class="presence-dot" aria-hidden="true" />
      <span class="presence-name">{name}</span>
      <span class="presence-state">{state === 'down' ? 'Not running' : CONNECTION_WORDS[state]}</span>
    </p>
  );
}
