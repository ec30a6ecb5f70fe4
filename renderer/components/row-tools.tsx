import { useLayoutEffect, useState } from 'preact/hooks';
import { say } from '../words/index.ts';
import { Icon } from './icon.tsx';

export interface ListTools {
  /** Puts the focus on the element of this id once the list is drawn anew. */
  focus: (id: string) => void;
}

/** The focus follows what was moved, and does not fall out of the page with what was removed. */
export function useListFocus(): ListTools {
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  useLayoutEffect(() => {
    if (wanted) document.getElementById(wanted.id)?.focus();
  }, [wanted]);
  return { focus: (id) => setWanted({ id }) };
}

interface RowToolsProps extends ListTools {
  /** The beginning of the ids of the buttons. */
  list: string;
  /** What the row holds, for those who hear it. */
  label: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
  /** What has the focus when the last row is gone. */
  whenEmpty: string;
}

/** Moves a row of a list up and down, and removes it. */
export function RowTools({ list, label, index, count, onMove, onRemove, focus, whenEmpty }: RowToolsProps) {
  const move = (to: number, tool: 'up' | 'down') => {
    onMove(to);
    // At its end a list's button is of no use: the other one is.
    const atEnd = to === 0 || to === count - 1;
    focus(`${list}-${to}-${atEnd ? (to === 0 ? 'down' : 'up') : tool}`);
  };
  const remove = () => {
    onRemove();
    focus(count > 1 ? `${list}-${Math.min(index, count - 2)}-remove` : whenEmpty);
  };
  return (
    <span class="row-tools">
      {count > 1 && (
        <>
          <Tool
            id={`${list}-${index}-up`}
            icon="fold"
            label={say().form.rows.up(label)}
            off={index === 0}
            run={() => move(index - 1, 'up')}
          />
          <Tool
            id={`${list}-${index}-down`}
            icon="unfold"
            label={say().form.rows.down(label)}
            off={index === count - 1}
            run={() => move(index + 1, 'down')}
          />
        </>
      )}
      <Tool
        id={`${list}-${index}-remove`}
        icon="close"
        label={say().form.rows.remove(label)}
        off={false}
        run={remove}
      />
    </span>
  );
}

interface ToolProps {
  id: string;
  icon: 'fold' | 'unfold' | 'close';
  label: string;
  off: boolean;
  run: () => void;
}

function Tool({ id, icon, label, off, run }: ToolProps) {
  return (
    <button id={id} type="button" class="button quiet icon-only" disabled={off} onClick={run}>
      <Icon name={icon} />
      <span class="visually-hidden">{label}</span>
    </button>
  );
}
