import type { Licence } from 'virtual:licences';
import { useState } from 'preact/hooks';
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
      <Licences />
    </Section>
  );
}

/** What Carillon is made of. The list comes when it is unfolded. */
function Licences() {
  const [list, setList] = useState<readonly Licence[] | null>(null);
  const load = async () => setList((await import('virtual:licences')).default);
  return (
    <details class="licences" onToggle={(event) => event.currentTarget.open && !list && void load()}>
      <summary>Made with the work of others</summary>
      <p>Carillon itself is under the MIT licence. These packages are part of it:</p>
      {list && (
        <ul aria-label="Packages and their licences">
          {list.map(({ name, version, licence }) => (
            <li key={`${name} ${version}`}>
              <span>
                {name} <span class="muted">{version}</span>
              </span>
              <span class="muted">{licence}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
