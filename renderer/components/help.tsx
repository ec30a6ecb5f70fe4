import { shortcuts } from '../state/shortcuts.ts';
import { useStore } from '../state/store.ts';
import { say } from '../words/index.ts';
import { Dialog } from './dialog.tsx';
import { Keys } from './keys.tsx';

/** The keyboard shortcuts. */
export function Help() {
  const { helpOpen } = useStore();
  if (!helpOpen.value) return null;
  return (
    <Dialog title={say().shell.keyboard} onClose={() => (helpOpen.value = false)}>
      <dl class="shortcuts">
        {shortcuts().map(({ keys, does }) => (
          <div key={does} class="shortcut">
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
