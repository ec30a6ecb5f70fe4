import type { Preferences } from '../../../main/contract/preferences.ts';
import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import { Section } from './section.tsx';

const LANGUAGES: ReadonlyArray<{ value: Preferences['language']; label: string }> = [
  { value: 'system', label: 'Like Telegram' },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

export function LanguageSection() {
  const { app, attempt } = useStore();
  const { language } = app.preferences.value;
  return (
    <Section title="Language">
      <Segmented
        label="The bot and the tray speak"
        value={language}
        options={LANGUAGES}
        onChange={(next) => void attempt('preferences.set', { language: next })}
      />
    </Section>
  );
}
