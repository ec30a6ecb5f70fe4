import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { Fact, Section } from './section.tsx';

export function AboutSection() {
  const { app, helpOpen } = useStore();
  return (
    <Section title="About">
      <dl class="facts">
        <Fact name="Version">{app.version.value}</Fact>
        <Fact name="Runs">
          {app.host.value === 'desktop' ? 'as a desktop app' : 'in the background, shown in a browser'}
        </Fact>
        <Fact name="Time zone">{app.timeZone.value}</Fact>
        <Fact name="Scheduled">{counted(app.jobs.value.length, 'message', 'messages')}</Fact>
      </dl>
      <p>
        <button type="button" class="button" onClick={() => (helpOpen.value = true)}>
          Keyboard shortcuts
        </button>
      </p>
    </Section>
  );
}
