import type { ComponentChildren } from 'preact';
import type { Home } from '../../main/contract/home.ts';
import type { Connection } from '../../main/contract/state.ts';
import type { Translatable } from '../../main/contract/translatable.ts';
import { moment } from '../logic/dates.ts';
import { laterInWords, pauseChoices } from '../logic/later.ts';
import { useStore } from '../state/store.ts';
import { say, t } from '../words/index.ts';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

/** What stands in the way right now, and what to do about it; then the notices. */
export function Banners() {
  const { app, status } = useStore();
  return (
    <div class="banners" role="status">
      {status.value === 'down' && (
        <Banner tone="bad">
          <strong>{say().shell.banner.down}</strong> {say().shell.banner.startAgain}
        </Banner>
      )}
      {status.value === 'up' && <HomeBanner home={app.home.value} />}
      {status.value === 'up' && <ConnectionBanner connection={app.connection.value} />}
      {app.pausedAll.value && app.setup.value.mode !== 'none' && <PausedAll />}
      <Notices />
    </div>
  );
}

/** Another computer sends these messages, or did until a moment ago. */
function HomeBanner({ home }: { home: Home }) {
  const { app, attempt, clock } = useStore();
  const words = say().shell.home;
  if (home.state === 'here') return null;
  if (home.state === 'takingOver') {
    return (
      <Banner tone="warn">
        <strong>{words.takingOver(moment(home.until, clock.minute.value, app.timeZone.value))}</strong> {words.whyWait}
      </Banner>
    );
  }
  const { name, hasMoved } = home;
  const seen = home.seenAt === null ? null : moment(home.seenAt, clock.minute.value, app.timeZone.value);
  return (
    <Banner tone="bad">
      <p class="banner-text">
        <strong>{hasMoved ? words.moved(name) : words.alsoLives(name, seen)}</strong> {words.sendsNothing}
      </p>
      <div class="banner-actions">
        <button type="button" class="button" onClick={() => void attempt('home.takeOver', undefined)}>
          {words.sendFromHere}
        </button>
      </div>
    </Banner>
  );
}

function ConnectionBanner({ connection }: { connection: Connection }) {
  const { app, attempt, clock } = useStore();
  if (connection.state === 'online' || connection.state === 'connecting') return null;
  const since = moment(connection.since, clock.minute.value, app.timeZone.value);
  if (connection.state === 'reconnecting') {
    return (
      <Banner tone="warn">
        <strong>
          {say().shell.banner.offlineSince} {since}.
        </strong>{' '}
        {sentence(connection.reason)} {say().shell.banner.messagesWait}
      </Banner>
    );
  }
  if (connection.state === 'conflict' && connection.webhook !== undefined) {
    return (
      <Banner tone="bad">
        <p class="banner-text">
          <strong>
            {say().shell.banner.webhookSince} {since}.
          </strong>{' '}
          {sentence(connection.reason)} {say().shell.banner.takesOver}
        </p>
        <div class="banner-actions">
          <button type="button" class="button" onClick={() => void attempt('bot.takeOver', undefined)}>
            {say().shell.banner.takeOver}
          </button>
        </div>
      </Banner>
    );
  }
  if (connection.state === 'conflict') {
    return (
      <Banner tone="bad">
        <strong>
          {say().shell.banner.conflictSince} {since}.
        </strong>{' '}
        {sentence(connection.reason)} {say().shell.banner.quitOther}
      </Banner>
    );
  }
  return (
    <Banner tone="bad">
      <strong>
        {say().shell.banner.refusedSince} {since}.
      </strong>{' '}
      {sentence(connection.reason)} {say().shell.banner.newToken}{' '}
      <a href="#/settings">{say().shell.screens.settings}</a>.
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
    toasts.show({
      text: say().shell.banner.resumedAll,
      action: { label: say().shared.undo, run: () => void undo(reply.change) },
    });
  };
  return (
    <Banner tone="warn" icon="pause">
      <p class="banner-text">
        <strong>
          {say().shell.banner.allPaused}
          {until === null ? '' : say().shell.banner.until(moment(until, now, zone))}.
        </strong>{' '}
        {until === null ? say().shell.banner.untilYouResume : say().shell.banner.byItself}
      </p>
      <div class="banner-actions">
        {until === null && (
          <label class="inline-field">
            <span class="visually-hidden">{say().shell.banner.goOnByItself}</span>
            <select
              class="input"
              value=""
              onChange={(event) => void attempt('jobs.pauseAll', { until: Number(event.currentTarget.value) })}
            >
              <option value="">{say().shell.banner.untilIResume}</option>
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
          {say().shared.resumeAll}
        </button>
      </div>
    </Banner>
  );
}

/** Reasons come with and without their full stop. */
function sentence(text: Translatable): string {
  const trimmed = t(text).trim();
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function Notices() {
  const { app, attempt } = useStore();
  return (
    <>
      {app.notices.value.map((notice) => (
        <Banner key={notice.id} tone="note">
          <span class="banner-text">{t(notice.text)}</span>
          {notice.action && (
            <button type="button" class="button" onClick={() => void attempt('notices.act', { id: notice.id })}>
              {t(notice.action)}
            </button>
          )}
          <button
            type="button"
            class="button quiet icon-only"
            onClick={() => void attempt('notices.dismiss', { id: notice.id })}
          >
            <Icon name="close" />
            <span class="visually-hidden">{say().shell.banner.dismiss}</span>
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
