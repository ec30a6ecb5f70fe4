import { useEffect, useRef, useState } from 'preact/hooks';
import { type ListOptions, type ListReading, MOST_LIST_BYTES } from '../../../main/contract/foreign-list.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useStore } from '../../state/store.ts';
import { say, t } from '../../words/index.ts';
import { ReviewList } from './review-list.tsx';

type Options = Partial<ListOptions>;

/** Brings in a list of another program: what it is, read back row by row, and scheduled as one change. */
export function ImportList({ onClose }: { onClose: () => void }) {
  const { call } = useStore();
  const [content, setContent] = useState<string | null>(null);
  const [options, setOptions] = useState<Options>({});
  const [reading, setReading] = useState<ListReading | null>(null);
  const [problem, setProblem] = useState('');
  const asked = useRef(0);

  useEffect(() => {
    if (content === null) return;
    const turn = ++asked.current;
    setProblem('');
    void call('list.read', { content, options }).then((reply) => {
      if (turn !== asked.current) return;
      if (reply.ok) setReading(reply.value);
      else {
        setProblem(t(reply.error));
        setContent(null);
      }
    });
  }, [content, options]);

  const open = async (file: Blob) => {
    if (file.size > MOST_LIST_BYTES) return setProblem(say().importList.tooLarge);
    setOptions({});
    setReading(null);
    setContent(await base64Of(file));
  };
  const again = () => {
    setContent(null);
    setReading(null);
  };
  return (
    <Dialog title={say().importList.title} onClose={onClose} size="large">
      {reading ? (
        <ReviewList
          // What was put right belongs to one reading of the file.
          key={JSON.stringify([content?.length, options])}
          reading={reading}
          options={options}
          onOptions={setOptions}
          onAgain={again}
          onClose={onClose}
        />
      ) : (
        <Source isReading={content !== null} problem={problem} onOpen={open} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface SourceProps {
  isReading: boolean;
  problem: string;
  onOpen: (file: Blob) => Promise<void>;
  onClose: () => void;
}

/** A file that is chosen or dropped, or lines that are pasted. */
function Source({ isReading, problem, onOpen, onClose }: SourceProps) {
  const [pasted, setPasted] = useState('');
  return (
    <form
      class="import-source"
      onSubmit={(event) => {
        event.preventDefault();
        void onOpen(new Blob([pasted]));
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void onOpen(file);
      }}
    >
      <p class="dialog-text">{say().importList.lead}</p>
      <div class="import-drop">
        <label class="button primary">
          {say().importList.choose}
          <input
            class="visually-hidden"
            type="file"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void onOpen(file);
            }}
          />
        </label>
        <span class="muted">{say().importList.drop}</span>
      </div>
      <div class="field">
        <label class="field-label" for="import-paste">
          {say().importList.paste}
        </label>
        <textarea
          id="import-paste"
          class="input mono"
          rows={6}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      </div>
      <p class="field-error" role="alert">
        {problem}
      </p>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          {say().shared.cancel}
        </button>
        <button type="submit" class="button primary" disabled={isReading || pasted.trim() === ''}>
          {isReading ? say().importList.reading : say().importList.read}
        </button>
      </footer>
    </form>
  );
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}
