import { useStore } from '../../state/store.ts';
import { Section } from './section.tsx';

export function DataSection() {
  const { app } = useStore();
  return (
    <Section title="Your data">
      <p>
        Messages, history and settings are kept on this computer and nowhere else. Each message goes to Telegram when it
        is due, and to nobody else.
      </p>
      <p>
        {app.tokenStorage.value === 'keyring'
          ? 'The bot token is locked away in this system’s keyring.'
          : 'This computer offers no keyring: a bot token is kept in a file that only your account can read.'}
      </p>
    </Section>
  );
}
