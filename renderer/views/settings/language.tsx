import type { Preferences } from '../../../main/contract/preferences.ts';
import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { Section } from './section.tsx';

const languages = (): ReadonlyArray<{ value: Preferences['language']; label: string }> => [
  { value: 'system', label: say().settings.language.system },
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

export function LanguageSection() {
  const { app, prefer } = useStore();
  const { language } = app.preferences.value;
  return (
    <Section title={say().settings.language.title}>
      <Segmented
        label={say().settings.language.label}
        value={language}
        options={languages()}
        onChange={(next) => void prefer({ language: next })}
      />
    </Section>
  );
}
