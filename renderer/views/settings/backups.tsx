import { useEffect, useState } from 'preact/hooks';
import type { BackupSource, ImportEffect, ImportMode, KeptBackup } from '../../../main/contract/backup.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { moment, plainDay } from '../../logic/dates.ts';
import { counted } from '../../logic/words.ts';
import { useStore } from '../../state/store.ts';
import { Section } from './section.tsx';

/** A backup that was chosen, and whose effect is shown before anything is done. */
interface Chosen {
  title: string;
  source: BackupSource;
  mode: ImportMode;
}

export function BackupsSection() {
  const { app } = useStore();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (app.setup.value.mode === 'none') return null;
  return (
    <Section title="Backups">
      <p>
        One file with all messages, chats and settings. The bot token and the history are not in it: the one is secret,
        the other tells what this computer sent.
      </p>
      <div class="settings-actions">
        <ExportButton />
        <ImportButton onChosen={setChosen} />
      </div>
      <Daily onChosen={setChosen} />
      {chosen && <ImportDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}

function ExportButton() {
  const { attempt } = useStore();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const reply = await attempt('backup.export', undefined);
    setBusy(false);
    if (!reply.ok) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(reply.value, null, 1)], { type: 'application/json' }));
    link.download = `carillon-${new Date(reply.value.at).toISOString().slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button type="button" class="button" disabled={busy} onClick={() => void save()}>
      {busy ? 'Exporting…' : 'Export'}
    </button>
  );
}

function ImportButton({ onChosen }: { onChosen: (chosen: Chosen) => void }) {
  return (
    <label class="button">
      Import…
      <input
        class="visually-hidden"
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          // The same file can be chosen again.
          void file?.text().then((text) => {
            input.value = '';
            onChosen({ title: `Import ${file.name}`, source: { text }, mode: 'merge' });
          });
        }}
      />
    </label>
  );
}

function Daily({ onChosen }: { onChosen: (chosen: Chosen) => void }) {
  const { app, attempt, call } = useStore();
  const [kept, setKept] = useState<KeptBackup[]>([]);
  const { dailyBackup } = app.preferences.value;
  useEffect(() => {
    void call('backup.list', undefined).then((reply) => reply.ok && setKept(reply.value));
  }, [dailyBackup]);
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={dailyBackup}
          onChange={(event) => void attempt('preferences.set', { dailyBackup: event.currentTarget.checked })}
        />
        <span>Make one each day, and keep the last seven</span>
      </label>
      {kept.length > 0 && (
        <ul class="backups" aria-label="Daily backups">
          {kept.map(({ name, bytes }) => {
            const day = plainDay(name.slice('carillon-'.length, -'.json'.length));
            return (
              <li key={name}>
                <span>{day}</span>
                <span class="muted">{Math.max(1, Math.round(bytes / 1_000)).toLocaleString()} kB</span>
                <button
                  type="button"
                  class="button small"
                  onClick={() => onChosen({ title: `Restore ${day}`, source: { name }, mode: 'replace' })}
                >
                  Restore…
                  <span class="visually-hidden"> {day}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

const MODES: ReadonlyArray<{ value: ImportMode; label: string }> = [
  { value: 'merge', label: 'Add to mine' },
  { value: 'replace', label: 'Replace mine' },
];

/** What an import would change, before it does. */
function ImportDialog({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { app, call, toasts, undo } = useStore();
  const [mode, setMode] = useState(chosen.mode);
  const [effect, setEffect] = useState<ImportEffect | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let current = true;
    setEffect(null);
    void call('backup.preview', { source: chosen.source, mode }).then((reply) => {
      if (!current) return;
      if (reply.ok) setEffect(reply.value);
      setProblem(reply.ok ? '' : reply.error.message);
    });
    return () => {
      current = false;
    };
  }, [mode]);
  const carryOut = async () => {
    setBusy(true);
    const reply = await call('backup.import', { source: chosen.source, mode });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.error.message);
    onClose();
    const { added, changed, removed } = reply.value;
    const count = added.length + changed.length + removed.length;
    const action = count > 0 ? { action: { label: 'Undo', run: () => void undo(reply.change) } } : {};
    toasts.show({ text: `Imported: ${counted(count, 'message', 'messages')} changed.`, ...action });
  };
  const changes = effect && effect.added.length + effect.changed.length + effect.removed.length;
  return (
    <Dialog title={chosen.title} onClose={onClose}>
      <div class="import">
        <Segmented label="What to do with it" value={mode} options={MODES} onChange={setMode} />
        {effect && (
          <div class="import-effect" role="status">
            <p class="muted">Made {moment(effect.at, Date.now(), app.timeZone.value)}.</p>
            <Names title="New" names={effect.added} />
            <Names title="Changed" names={effect.changed} />
            <Names title="Stopped" names={effect.removed} />
            <Names title="Without their photos and files" names={effect.withoutFiles} />
            {effect.withoutFiles.length > 0 && (
              <p>A backup names files and does not hold them. Edit these messages, and attach the files again.</p>
            )}
            {effect.same > 0 && <p>{counted(effect.same, 'message stays', 'messages stay')} as they are.</p>}
            {effect.preferences && <p>The settings become those of the backup; undo does not bring them back.</p>}
            {changes === 0 && !effect.preferences && <p>Nothing would change.</p>}
          </div>
        )}
        {!effect && problem === '' && <p class="muted">Reading…</p>}
        <p class="field-error" role="alert">
          {problem}
        </p>
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          class="button primary"
          disabled={busy || !effect || (changes === 0 && !effect.preferences)}
          onClick={() => void carryOut()}
        >
          {busy ? 'Importing…' : 'Import'}
        </button>
      </footer>
    </Dialog>
  );
}

const SHOWN = 6;

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  const rest = names.length - SHOWN;
  return (
    <p>
      <strong>
        {title} ({names.length}):
      </strong>{' '}
      <bdi>{names.slice(0, SHOWN).join(', ')}</bdi>
      {rest > 0 && ` and ${rest} more`}
    </p>
  );
}
