import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Confirm } from '../components/dialog.tsx';
import { Segmented } from '../components/segmented.tsx';
import { counted } from '../logic/words.ts';
import { useStore } from '../state/store.ts';
import type { Theme } from '../state/theme.ts';

const THEME_OPTIONS: ReadonlyArray<{ value: Theme; label: string }> = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function SettingsView() {
  const { app, theme, helpOpen } = useStore();
  return (
    <div class="page page-settings">
      <header class="page-head">
        <h1>Settings</h1>
      </header>
      <BotSection />
      <Section title="Look">
        <Segmented
          label="Theme"
          value={theme.value}
          options={THEME_OPTIONS}
          onChange={(value) => (theme.value = value)}
        />
      </Section>
      <Section title="Your data">
        <p>
          Messages, history and settings are kept on this computer and nowhere else. Each message goes to Telegram when
          it is due, and to nobody else.
        </p>
        <p>
          {app.tokenStorage.value === 'keyring'
            ? 'The bot token is locked away in this system’s keyring.'
            : 'This computer offers no keyring: a bot token is kept in a file that only your account can read.'}
        </p>
      </Section>
      <Section title="About">
        <dl class="facts">
          <Fact name="Version">{app.version.value}</Fact>
          <Fact name="Runs">
            {app.host.value === 'desktop' ? 'as a desktop app' : 'in the background, shown in a browser'}
          </Fact>
          <Fact name="Time zone">{app.timeZone.value}</Fact>
          <Fact name="Scheduled">{counted(app.jobs.value.length, 'message', 'messages')}</Fact>
        </dl>
        <p>
          <button type="button" class="button" onClick={() => (helpOpen.value = true)}>
            Keyboard shortcuts
          </button>
        </p>
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="settings-section">
      <h2>{title}</h2>
      <div class="settings-body">{children}</div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function BotSection() {
  const { app, attempt } = useStore();
  const setup = app.setup.value;
  if (setup.mode === 'none') return null;
  const practising = setup.mode === 'practice';
  return (
    <Section title={practising ? 'Practice mode' : 'Your bot'}>
      {practising && <p>You are trying Carillon out: its messages go to the practice chat only.</p>}
      <dl class="facts">
        <Fact name="Bot">{setup.bot ? `${setup.bot.name} (@${setup.bot.username})` : 'not connected yet'}</Fact>
        <Fact name="Obeys">{setup.owner ? `${setup.owner.name} (${setup.owner.id})` : 'nobody yet'}</Fact>
      </dl>
      <OpenPairing />
      <div class="settings-actions">
        {!practising && (
          <button type="button" class="button" onClick={() => void attempt('setup.newPairing', undefined)}>
            Pair with another account
          </button>
        )}
        <Leave practising={practising} />
      </div>
    </Section>
  );
}

/** Hands the bot to another Telegram account; the code stands here until it is used. */
function OpenPairing() {
  const { app } = useStore();
  const setup = app.setup.value;
  if (setup.mode !== 'telegram' || !setup.pairing) return null;
  return (
    <p role="status">
      Send <code>/start {setup.pairing.code}</code> to the bot from the account that it should obey, or open{' '}
      <a href={setup.pairing.link} target="_blank" rel="noreferrer">
        {setup.pairing.link}
      </a>
      .
    </p>
  );
}

function Leave({ practising }: { practising: boolean }) {
  const { attempt } = useStore();
  const [asking, setAsking] = useState(false);
  const label = practising ? 'Leave practice mode' : 'Change bot or token';
  return (
    <>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <Confirm
          title={`${label}?`}
          text={
            practising
              ? 'Nothing is deleted: the practice messages wait here, paused, until you come back to practice mode.'
              : 'Nothing is deleted: this bot’s messages are kept, and go on once you connect it again with its present token. Until then none is sent.'
          }
          confirm={label}
          cancel="Stay"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void attempt('setup.leave', undefined);
          }}
        />
      )}
    </>
  );
}
