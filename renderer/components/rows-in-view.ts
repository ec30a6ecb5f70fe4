import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** From, and up to but without. */
export type Rows = readonly [from: number, to: number];

/** So many rows beyond each edge are kept ready. */
const AHEAD = 3;
/** So many are all there, and the browser's own search and print have them. */
const FEW = 60;

/**
 * Which rows of a long list are to be in the page: those in view, or soon. All rows are of one height, and the list is as
 * high as all of them; who scrolls it does not matter.
 */
export function useRowsInView(list: RefObject<HTMLElement | null>, count: number): Rows {
  const [rows, setRows] = useState<Rows>([0, 2 * AHEAD]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || count <= FEW) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { top, height } = element.getBoundingClientRect();
      const row = height / count;
      const from = Math.max(0, Math.floor(-top / row) - AHEAD);
      const to = Math.min(count, Math.ceil((window.innerHeight - top) / row) + AHEAD);
      setRows((known) => (known[0] === from && known[1] === to ? known : [from, to]));
    };
    // Once a frame, however often it is asked for.
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    // Scrolling does not bubble: in its capture phase the window hears of any pane that scrolls.
    window.addEventListener('scroll', soon, { capture: true, passive: true });
    const observer = new ResizeObserver(soon);
    for (const each of [element, document.documentElement]) observer.observe(each);
    return () => {
      window.removeEventListener('scroll', soon, { capture: true });
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [count]);
  return count <= FEW ? [0, count] : [Math.min(rows[0], count), Math.min(rows[1], count)];
}

/** As much of a frame as new rows may take. */
const BUDGET_MS = 8;

/**
 * Those of the keys whose rows are in the page already, and as many new ones as this computer can draw in a part of a
 * frame; the rest comes with the next frames. So even a slow computer answers to the next key or turn of the wheel at once.
 */
export function useFewAtOnce(list: RefObject<HTMLElement | null>, keys: readonly string[]): ReadonlySet<string> {
  const there = useRef<ReadonlySet<string>>(new Set());
  const allowed = useRef(8);
  const lastFrame = useRef<CSSNumberish | null>(null);
  const [, again] = useState(0);
  const begun = performance.now();
  const frame = document.timeline.currentTime;
  // A key and the wheel may both ask within one frame: its part is given out once.
  const room = frame === lastFrame.current ? 0 : allowed.current;
  const fresh = keys.filter((key) => !there.current.has(key)).slice(0, room);
  const now = new Set([...keys.filter((key) => there.current.has(key)), ...fresh]);
  useLayoutEffect(() => {
    there.current = now;
    if (fresh.length > 0) {
      lastFrame.current = frame;
      // Asking for a size makes the browser lay out the new rows now, as it soon would anyway.
      list.current?.getBoundingClientRect();
      const each = (performance.now() - begun) / fresh.length;
      allowed.current = Math.max(1, Math.min(24, Math.floor(BUDGET_MS / each)));
    }
    if (now.size === keys.length) return;
    const request = requestAnimationFrame(() => again((n) => n + 1));
    return () => cancelAnimationFrame(request);
  });
  return now;
}
