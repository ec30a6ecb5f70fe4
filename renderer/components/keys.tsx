const ON_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys of a shortcut, as this computer names them. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span class="keys">
      {keys.map((key) => (
        <kbd key={key}>{ON_MAC && key === 'Ctrl' ? '⌘' : key}</kbd>
      ))}
    </span>
  );
}
