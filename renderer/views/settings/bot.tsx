import { useState } from 'preact/hooks';
import { Confirm } from '../../components/dialog.tsx';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { PairingCode } from '../pairing-code.tsx';
import { Fact, Section } from './section.tsx';

export function BotSection() {
  const { app, attempt } = useStore();
  const setup = app.setup.value;
  if (setup.mode === 'none') return null;
  const practising = setup.mode === 'practice';
  return (
    <Section title={practising ? say().shell.practiceMode : say().shared.yourBot}>
      {practising && <p>{say().settings.bot.practice}</p>}
      <dl class="facts">
        <Fact name={say().settings.facts.bot}>
          {setup.bot ? `${setup.bot.name} (@${setup.bot.username})` : say().settings.bot.notConnected}
        </Fact>
        <Fact name={say().settings.facts.obeys}>
          {setup.owner ? `${setup.owner.name} (${setup.owner.id})` : say().settings.bot.nobody}
        </Fact>
      </dl>
      <OpenPairing />
      <div class="settings-actions">
        {!practising && (
          <button type="button" class="button" onClick={() => void attempt('setup.newPairing', undefined)}>
            {say().settings.bot.pair}
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
      <p>{say().settings.pairing.from}</p>
      <PairingCode pairing={setup.pairing} />
    </div>
  );
}

function Leave({ practising }: { practising: boolean }) {
  const { attempt } = useStore();
  const [asking, setAsking] = useState(false);
  const label = practising ? say().settings.bot.leavePractice : say().settings.bot.change;
  return (
    <>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <Confirm
          title={`${label}?`}
          text={practising ? say().settings.bot.practiceKept : say().settings.bot.kept}
          confirm={label}
          cancel={say().settings.bot.stay}
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
