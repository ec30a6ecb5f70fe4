import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import type { Theme } from '../../state/theme.ts';
import { say } from '../../words/index.ts';
import { Section } from './section.tsx';

const themeOptions = (): ReadonlyArray<{ value: Theme; label: string }> => [
  { value: 'system', label: say().shared.themes.system },
  { value: 'light', label: say().shared.themes.light },
  { value: 'dark', label: say().shared.themes.dark },
];

export function LookSection() {
  const { theme } = useStore();
  return (
    <Section title={say().settings.look.title}>
      <Segmented
        label={say().settings.look.theme}
        value={theme.value}
        options={themeOptions()}
        onChange={(value) => (theme.value = value)}
      />
    </Section>
  );
}
