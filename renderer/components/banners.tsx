import type { ComponentChildren } from 'preact';
import type { Connection } from '../../main/contract/state.ts';
import { moment } from '../logic/dates.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icon.tsx';

/** What stands in the way right now, and what to do about it; then the notices. */
export function Banners() {
  const { app, status } = useStore();
  return (
    <div class="banners" role="status">
      {status.value === 'down' && (
        <Banner tone="bad">
          <strong>Carillon is not running.</strong> Start it again; nothing was lost. This page connects by itself.
        </Banner>
      )}
      {status.value === 'up' && <ConnectionBanner connection={app.connection.value} />}
      <Notices />
    </div>
  );
}

function ConnectionBanner({ connection }: { connection: Connection }) {
  const { app, clock } = useStore();
  if (connection.state === 'online' || connection.state === 'connecting') return null;
  const since = moment(connection.since, clock.minute.value, app.timeZone.value);
  if (connection.state === 'reconnecting') {
    return (
      <Banner tone="warn">
        <strong>No connection to Telegram since {since}.</strong> {sentence(connection.reason)} Messages wait here and
        go out once it is back.
      </Banner>
    );
  }
  if (connection.state === 'conflict') {
    return (
      <Banner tone="bad">
        <strong>Another program uses this bot since {since}.</strong> {sentence(connection.reason)} Quit the other
        program, or give Carillon a bot of its own.
      </Banner>
    );
  }
  return (
    <Banner tone="bad">
      <strong>Telegram no longer accepts the bot token since {since}.</strong> {sentence(connection.reason)} Get the
      token from @BotFather and enter it again under <a href="#/settings">Settings</a>.
    </Banner>
  );
}

/** Reasons come with and without their full stop. */
function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function Notices() {
  const { app, attempt } = useStore();
  return (
    <>
      {app.notices.value.map((notice) => (
        <Banner key={notice.id} tone="note">
          <span class="banner-text">{notice.text}</span>
          <button
            type="button"
            class="button quiet icon-only"
            onClick={() => void attempt('notices.dismiss', { id: notice.id })}
          >
            <Icon name="close" />
            <span class="visually-hidden">Dismiss this notice</span>
          </button>
        </Banner>
      ))}
    </>
  );
}

function Banner({ tone, children }: { tone: 'bad' | 'warn' | 'note'; children: ComponentChildren }) {
  return (
    <div class={`banner banner-${tone}`}>
      <Icon name="alert" />
      <div class="banner-body">{children}</div>
    </div>
  );
}
