import { SHORTCUTS } from '../state/shortcuts.ts';
import { useStore } from '../state/store.ts';
import { Dialog } from './dialog.tsx';

const ON_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** The keyboard shortcuts. */
export function Help() {
  const { helpOpen } = useStore();
  if (!helpOpen.value) return null;
  return (
    <Dialog title="Keyboard" onClose={() => (helpOpen.value = false)}>
      <dl class="shortcuts">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} class="shortcut">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{ON_MAC && key === 'Ctrl' ? '⌘' : key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
