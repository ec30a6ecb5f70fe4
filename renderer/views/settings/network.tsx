import { useState } from 'preact/hooks';
import type { NetworkStep } from '../../../main/contract/network.ts';
import { Field } from '../../components/field.tsx';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import { Section } from './section.tsx';

/** How Telegram is reached, and a look at each step of the way. */
export function NetworkSection() {
  return (
    <Section title={say().settings.network.title}>
      <ProxyField />
      <NetworkCheck />
    </Section>
  );
}

/** Kept when it is left; what is kept is shown without its password. */
function ProxyField() {
  const { app, call } = useStore();
  const [error, setError] = useState('');
  const words = say().settings.network;
  return (
    <Field id="proxy" label={words.proxy} hint={words.proxyHint} error={error}>
      {(aria) => (
        <input
          {...aria}
          class="input"
          autocomplete="off"
          spellcheck={false}
          placeholder={words.proxyExample}
          value={app.proxy.value ?? ''}
          onChange={async (event) => {
            const address = event.currentTarget.value.trim();
            if (address === (app.proxy.value ?? '')) return;
            const reply = await call('network.setProxy', { address });
            setError(reply.ok ? '' : t(reply.error));
          }}
        />
      )}
    </Field>
  );
}

function NetworkCheck() {
  const { attempt } = useStore();
  const [steps, setSteps] = useState<readonly NetworkStep[] | null>(null);
  const [isChecking, setIsChecking] = useState(false);
  const words = say().settings.network;
  const check = async () => {
    setIsChecking(true);
    const reply = await attempt('network.check', undefined);
    setIsChecking(false);
    if (reply.ok) setSteps(reply.value);
  };
  return (
    <>
      <div class="settings-actions">
        <button type="button" class="button" disabled={isChecking} onClick={check}>
          {isChecking ? words.checking : words.check}
        </button>
      </div>
      <div role="status">
        {steps && (
          <ol class="network-steps" aria-label={words.found}>
            {steps.map(({ step, state, found }) => (
              <li key={step} class={`network-step network-${state}`}>
                <span class="network-name">{words.steps[step]}</span>
                <span class="network-state">{words.states[state]}</span>
                <span class="network-found">{t(found)}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  );
}
