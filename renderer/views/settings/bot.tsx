import { useState } from 'preact/hooks';
import { Confirm } from '../../components/dialog.tsx';
import { useStore } from '../../state/store.ts';
import { PairingCode } from '../pairing-code.tsx';
import { Fact, Section } from './section.tsx';

export function BotSection() {
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
    <div class="pairing-again" role="status">
      <p>From the account that the bot should obey from now on:</p>
      <PairingCode pairing={setup.pairing} />
    </div>
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
