import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { Section } from './section.tsx';

export function DataSection() {
  const { app } = useStore();
  return (
    <Section title={say().settings.data.title}>
      <p>{say().settings.data.lead}</p>
      <p>{say().settings.data[app.tokenStorage.value]}</p>
    </Section>
  );
}
