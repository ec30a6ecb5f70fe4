import type { Screen } from '../state/route.ts';
import { hashOf } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
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
      <nav class="nav" aria-label={say().shell.screens.label}>
        <NavLink to="upcoming" label={say().shell.screens.upcoming} icon="upcoming" current={screen} />
        <NavLink to="messages" label={say().shell.screens.messages} icon="messages" current={screen} />
        <NavLink to="ahead" label={say().shell.screens.ahead} icon="ahead" current={screen} />
        <NavLink
          to="history"
          label={say().shell.screens.history}
          icon="history"
          current={screen}
          count={app.unsure.value}
        />
        <NavLink to="chats" label={say().shell.screens.chats} icon="chats" current={screen} />
        {app.setup.value.mode === 'practice' && (
          <NavLink to="practice" label={say().shell.screens.practice} icon="practice" current={screen} />
        )}
        <NavLink to="settings" label={say().shell.screens.settings} icon="settings" current={screen} />
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
      <span>{say().shell.palette.title}</span>
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
          {count} {say().shell.unsure}
        </span>
      )}
    </>
  );
}

/** Whether Carillon can send right now, and as whom. */
function Presence() {
  const { app, status } = useStore();
  const setup = app.setup.value;
  if (setup.mode === 'none') return null;
  const state = status.value === 'down' ? 'down' : app.connection.value.state;
  const name = setup.mode === 'practice' ? say().shell.practiceMode : `@${setup.bot?.username ?? 'bot'}`;
  return (
    <p class={`presence presence-${state}`}>
      <span class="presence-dot" aria-hidden="true" />
      <span class="presence-name">{name}</span>
      <span class="presence-state">{say().shell.connection[state]}</span>
    </p>
  );
}
