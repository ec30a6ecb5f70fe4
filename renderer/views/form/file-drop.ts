import { useRef, useState } from 'preact/hooks';
import type { Uploads } from '../../state/uploads.ts';

/** Files can be dropped anywhere on the form: beside it, the browser would leave the page to show them. */
export function useFileDrop(uploads: Uploads) {
  const [isOver, setOver] = useState(false);
  /** Each element in the form that the pointer enters and leaves says so. */
  const depth = useRef(0);
  const enter = (step: 1 | -1) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    depth.current += step;
    setOver(depth.current > 0);
  };
  const handlers = {
    onDragEnter: enter(1),
    onDragLeave: enter(-1),
    onDragOver(event: DragEvent) {
      if (hasFiles(event)) event.preventDefault();
    },
    onDrop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      uploads.attach([...(event.dataTransfer?.files ?? [])]);
    },
  };
  return { isOver, handlers };
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
