import { say } from '../words/index.ts';

const ON_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys of a shortcut, as this computer names them. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span class="keys">
      {keys.map((key) => (
        <kbd key={key}>{nameOf(key)}</kbd>
      ))}
    </span>
  );
}

function nameOf(key: string): string {
  if (key === 'Ctrl') return ON_MAC ? '⌘' : say().shell.ctrl;
  if (key === 'Shift') return say().shell.shift;
  return key === 'Space' ? say().shell.space : key;
}
