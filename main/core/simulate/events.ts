/** What a person does in a simulation, through the same calls as from any surface. `until` is epoch ms. */
export type SimulatedAction =
  | { do: 'pause'; id: string; until?: number }
  | { do: 'snooze'; id: string; until: number }
  | { do: 'resume' | 'stop' | 'skipNext' | 'run'; id: string }
  | { do: 'pauseAll'; until?: number }
  | { do: 'resumeAll' };

/** A stretch of time, epoch ms. Stretches of a kind may overlap: what ends last counts. */
interface Stretch {
  at: number;
  until: number;
}

/** What happens to Carillon and its computer. `at` is epoch ms by a clock that is right, whatever the computer's shows. */
export type SimulatedEvent =
  /** The computer sleeps: the process is frozen, its clock goes on. On waking it plans anew. */
  | ({ kind: 'sleep' } & Stretch)
  /** Carillon does not run; at the end it is started again with its files. */
  | ({ kind: 'quit' } & Stretch)
  /** Telegram cannot be reached. */
  | ({ kind: 'outage' } & Stretch)
  /** Somebody sets the computer's clock forward, or back when negative. */
  | { kind: 'clock'; at: number; byMs: number }
  /** The computer is told that it is in another zone, IANA. */
  | { kind: 'zone'; at: number; timeZone: string }
  | { kind: 'act'; at: number; action: SimulatedAction };

/** One end of a stretch, or an event that has no length. */
export type Edge =
  | { at: number; kind: 'sleep' | 'quit' | 'outage'; begins: boolean }
  | Exclude<SimulatedEvent, { until: number }>;

/** All edges by time. At the same instant beginnings come first: a sleep that follows upon another wakes nobody between. */
export function edgesOf(events: readonly SimulatedEvent[]): Edge[] {
  const edges = events.flatMap((event): Edge[] => {
    if (event.kind !== 'sleep' && event.kind !== 'quit' && event.kind !== 'outage') return [event];
    const { kind, at, until } = event;
    if (until <= at) return [];
    return [
      { kind, at, begins: true },
      { kind, at: until, begins: false },
    ];
  });
  return edges.sort((a, b) => a.at - b.at || Number(isEnd(a)) - Number(isEnd(b)));
}

function isEnd(edge: Edge): boolean {
  return 'begins' in edge && !edge.begins;
}
