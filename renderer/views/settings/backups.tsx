import { useEffect, useState } from 'preact/hooks';
import type { ImportEffect, ImportMode, KeptBackup } from '../../../main/contract/backup.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { moment, plainDay } from '../../logic/dates.ts';
import { counted } from '../../logic/words.ts';
import {
  bringFiles,
  bringHistory,
  type OpenedBackup,
  openBackupFile,
  type Progress,
  writeBackupFile,
} from '../../state/backup-file.ts';
import { useStore } from '../../state/store.ts';
import { inDigits, say, t } from '../../words/index.ts';
import { Section } from './section.tsx';

/** A backup that was chosen, and whose effect is shown before anything is done. */
interface Chosen {
  title: () => string;
  backup: OpenedBackup;
  mode: ImportMode;
}

export function BackupsSection() {
  const { app, importOpen } = useStore();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (app.setup.value.mode === 'none') return null;
  return (
    <Section title={say().backups.title}>
      <p>{say().backups.lead}</p>
      <div class="settings-actions">
        <ExportButton />
        <ImportButton onChosen={setChosen} />
        <button type="button" class="button" onClick={() => (importOpen.value = true)}>
          {say().importList.open}
        </button>
      </div>
      <Daily onChosen={setChosen} />
      {chosen && <ImportDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}

function ExportButton() {
  const { call, toasts } = useStore();
  const [progress, setProgress] = useState<Progress | null>(null);
  const save = async () => {
    setProgress({ what: 'files', done: 0, of: 0 });
    try {
      const { blob, at, leftOut } = await writeBackupFile(call, setProgress);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `carillon-${new Date(at).toISOString().slice(0, 10)}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
      const files = counted(leftOut, say().backups.fileIs, say().backups.filesAre);
      if (leftOut > 0) toasts.show({ text: say().backups.exported(files) });
    } catch (error) {
      toasts.show({ text: (error as Error).message, tone: 'error' });
    }
    setProgress(null);
  };
  return (
    <button type="button" class="button" disabled={progress !== null} onClick={() => void save()}>
      {progress ? say().backups.exporting(progressInWords(progress)) : say().backups.export}
    </button>
  );
}

function ImportButton({ onChosen }: { onChosen: (chosen: Chosen) => void }) {
  const { toasts } = useStore();
  return (
    <label class="button">
      {say().backups.importFile}
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
            try {
              onChosen({ title: () => say().backups.importOf(file.name), backup: openBackupFile(text), mode: 'merge' });
            } catch (error) {
              toasts.show({ text: (error as Error).message, tone: 'error' });
            }
          });
        }}
      />
    </label>
  );
}

function Daily({ onChosen }: { onChosen: (chosen: Chosen) => void }) {
  const { app, prefer, call } = useStore();
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
          onChange={(event) => void prefer({ dailyBackup: event.currentTarget.checked })}
        />
        <span>{say().backups.daily}</span>
      </label>
      {kept.length > 0 && (
        <ul class="backups" aria-label={say().backups.list}>
          {kept.map(({ name, bytes }) => {
            const day = plainDay(name.slice('carillon-'.length, -'.json'.length));
            return (
              <li key={name}>
                <span>{day}</span>
                <span class="muted">{inDigits(Math.max(1, Math.round(bytes / 1_000)))} kB</span>
                <button
                  type="button"
                  class="button small"
                  onClick={() =>
                    onChosen({
                      title: () => say().backups.restoreOf(day),
                      backup: { source: { name }, attachments: [], files: {}, history: [] },
                      mode: 'replace',
                    })
                  }
                >
                  {say().backups.restore}
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

const modes = (): ReadonlyArray<{ value: ImportMode; label: string }> => [
  { value: 'merge', label: say().backups.add },
  { value: 'replace', label: say().backups.replace },
];

/** What an import would change, before it does. */
function ImportDialog({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { app, call, toasts, undo } = useStore();
  const [mode, setMode] = useState(chosen.mode);
  const [effect, setEffect] = useState<ImportEffect | null>(null);
  const [problem, setProblem] = useState('');
  const [progress, setProgress] = useState('');
  const { source, history } = chosen.backup;
  useEffect(() => {
    let current = true;
    setEffect(null);
    void call('backup.preview', { source, mode }).then((reply) => {
      if (!current) return;
      if (reply.ok) setEffect(reply.value);
      setProblem(reply.ok ? '' : t(reply.error));
    });
    return () => {
      current = false;
    };
  }, [mode]);
  const carryOut = async () => {
    const onProgress = (now: Progress) => setProgress(progressInWords(now));
    setProgress('…');
    try {
      await bringFiles(call, chosen.backup, onProgress);
      const reply = await call('backup.import', { source, mode });
      if (!reply.ok) throw new Error(t(reply.error));
      const rows = await bringHistory(call, history, onProgress);
      onClose();
      const { added, changed, removed } = reply.value;
      const count = added.length + changed.length + removed.length;
      const action = count > 0 ? { action: { label: say().shared.undo, run: () => void undo(reply.change) } } : {};
      const past =
        rows > 0 ? say().backups.historyHas(counted(rows, say().backups.moreEntry, say().backups.moreEntries)) : '';
      toasts.show({
        text: say().backups.imported(counted(count, say().shared.message, say().shared.messages), past),
        ...action,
      });
    } catch (error) {
      setProblem((error as Error).message);
    }
    setProgress('');
  };
  const changes = effect && effect.added.length + effect.changed.length + effect.removed.length;
  const isNothing = changes === 0 && !effect?.preferences && history.length === 0;
  return (
    <Dialog title={chosen.title()} onClose={onClose}>
      <div class="import">
        <Segmented label={say().backups.whatToDo} value={mode} options={modes()} onChange={setMode} />
        {effect && (
          <div class="import-effect" role="status">
            <p class="muted">
              {say().backups.made} {moment(effect.at, Date.now(), app.timeZone.value)}.
            </p>
            <Names title={say().backups.new} names={effect.added.map(t)} />
            <Names title={say().backups.changed} names={effect.changed.map(t)} />
            <Names title={say().backups.stopped} names={effect.removed.map(t)} />
            <Names title={say().backups.without} names={effect.withoutFiles.map(t)} />
            {effect.withoutFiles.length > 0 && <p>{say().backups.notThere}</p>}
            {effect.same > 0 && <p>{counted(effect.same, say().backups.stays, say().backups.stay)}.</p>}
            {effect.preferences && <p>{say().backups.settings}</p>}
            {history.length > 0 && (
              <p>
                {say().backups.withHistory} {counted(history.length, say().shared.message, say().shared.messages)}
                {say().backups.historyStays}
              </p>
            )}
            {isNothing && <p>{say().backups.nothing}</p>}
          </div>
        )}
        {!effect && problem === '' && <p class="muted">{say().backups.reading}</p>}
        <p class="field-error" role="alert">
          {problem}
        </p>
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          {say().shared.cancel}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={progress !== '' || !effect || isNothing}
          onClick={() => void carryOut()}
        >
          {progress === '' ? say().backups.import : say().backups.importing(progress)}
        </button>
      </footer>
    </Dialog>
  );
}

function progressInWords({ what, done, of }: Progress): string {
  if (done === 0) return '';
  const count = of === null ? inDigits(done) : say().backups.countOf(inDigits(done), inDigits(of));
  return `${what === 'files' ? say().form.files.ways.document(2) : say().shell.screens.history}: ${count}`;
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
      {rest > 0 && say().backups.andMore(rest)}
    </p>
  );
}
