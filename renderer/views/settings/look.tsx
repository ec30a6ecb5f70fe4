import { Segmented } from '../../components/segmented.tsx';
import { useStore } from '../../state/store.ts';
import type { Theme } from '../../state/theme.ts';
import { Section } from './section.tsx';

const THEME_OPTIONS: ReadonlyArray<{ value: Theme; label: string }> = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function LookSection() {
  const { theme } = useStore();
  return (
    <Section title="Look">
      <Segmented
        label="Theme"
        value={theme.value}
        options={THEME_OPTIONS}
        onChange={(value) => (theme.value = value)}
      />
    </Section>
  );
}
