import type { TokenStorage } from '../../../main/contract/state.ts';
import { useStore } from '../../state/store.ts';
import { Section } from './section.tsx';

const TOKEN_PLACE: Record<TokenStorage, string> = {
  keyring: 'The bot token is locked away in this system’s keyring.',
  file: 'This computer offers no keyring: a bot token is kept in a file that only your account can read.',
  session: 'The bot token is kept on no disk: it is gone when Carillon ends, and asked for again at the next start.',
};

export function DataSection() {
  const { app } = useStore();
  return (
    <Section title="Your data">
      <p>
        Messages, history and settings are kept on this computer and nowhere else. Each message goes to Telegram when it
        is due, and to nobody else.
      </p>
      <p>{TOKEN_PLACE[app.tokenStorage.value]}</p>
    </Section>
  );
}
