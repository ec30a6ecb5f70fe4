import type { Licence } from 'virtual:licences';
import { useState } from 'preact/hooks';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { Fact, Section } from './section.tsx';

export function AboutSection() {
  const { app, helpOpen } = useStore();
  return (
    <Section title={say().settings.about.title}>
      <dl class="facts">
        <Fact name={say().settings.facts.version}>{app.version.value}</Fact>
        <Fact name={say().settings.facts.runs}>
          {app.host.value === 'desktop' ? say().settings.about.desktop : say().settings.about.browser}
        </Fact>
        <Fact name={say().settings.facts.timeZone}>{app.timeZone.value}</Fact>
        <Fact name={say().settings.facts.scheduled}>
          {counted(app.jobs.value.length, say().shared.message, say().shared.messages)}
        </Fact>
      </dl>
      <p>
        <button type="button" class="button" onClick={() => (helpOpen.value = true)}>
          {say().shared.shortcuts}
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
      <summary>{say().settings.licences.title}</summary>
      <p>{say().settings.licences.lead}</p>
      {list && (
        <ul aria-label={say().settings.licences.list}>
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
