import type { ComponentChildren } from 'preact';
import type { Connection } from '../../main/contract/state.ts';
import { moment } from '../logic/dates.ts';
import { laterInWords, pauseChoices } from '../logic/later.ts';
import { useStore } from '../state/store.ts';
import type { IconName } from './icon.tsx';
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
      {app.pausedAll.value && app.setup.value.mode !== 'none' && <PausedAll />}
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

/** Nothing is sent at all: said on every screen, with the way out. */
function PausedAll() {
  const { app, attempt, clock, toasts, undo } = useStore();
  const now = clock.minute.value;
  const zone = app.timeZone.value;
  const until = app.pausedAllUntil.value;
  const resume = async () => {
    const reply = await attempt('jobs.resumeAll', undefined);
    if (!reply.ok) return;
    toasts.show({ text: 'Resumed all messages', action: { label: 'Undo', run: () => void undo(reply.change) } });
  };
  return (
    <Banner tone="warn" icon="pause">
      <p class="banner-text">
        <strong>Everything is paused{until === null ? '' : ` until ${moment(until, now, zone)}`}.</strong>{' '}
        {until === null ? 'Nothing is sent until you resume.' : 'Then it goes on by itself.'}
      </p>
      <div class="banner-actions">
        {until === null && (
          <label class="inline-field">
            <span class="visually-hidden">Go on by itself</span>
            <select
              class="input"
              value=""
              onChange={(event) => void attempt('jobs.pauseAll', { until: Number(event.currentTarget.value) })}
            >
              <option value="">Until I resume</option>
              {pauseChoices(now + 60_000, zone).map((choice) => (
                <option key={choice.at} value={String(choice.at)}>
                  {laterInWords(choice, now, zone)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="button" onClick={resume}>
          <Icon name="resume" />
          Resume all
        </button>
      </div>
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
          {notice.action && (
            <button type="button" class="button" onClick={() => void attempt('notices.act', { id: notice.id })}>
              {notice.action}
            </button>
          )}
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

interface BannerProps {
  tone: 'bad' | 'warn' | 'note';
  icon?: IconName;
  children: ComponentChildren;
}

function Banner({ tone, icon = 'alert', children }: BannerProps) {
  return (
    <div class={`banner banner-${tone}`}>
      <Icon name={icon} />
      <div class="banner-body">{children}</div>
    </div>
  );
}
