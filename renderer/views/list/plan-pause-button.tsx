import { useState } from 'preact/hooks';
import type { JobView } from '../../../main/contract/state.ts';
import { Icon } from '../../components/icon.tsx';
import { inDigits, say } from '../../words/index.ts';

interface PlanPauseButtonProps {
  /** Left out: whose pause it is is chosen in the dialog. */
  jobs?: readonly JobView[];
  isDisabled?: boolean;
  onDone?: () => void;
}

/** Opens the dialog, whose code comes with the first time. */
export function PlanPauseButton({ jobs, isDisabled = false, onDone }: PlanPauseButtonProps) {
  const [opened, setOpened] = useState<typeof import('./plan-pause.tsx') | null>(null);
  return (
    <>
      <button
        type="button"
        class={jobs ? 'button quiet' : 'button'}
        disabled={isDisabled}
        aria-label={jobs && say().list.actSelected(say().pauses.plan, inDigits(jobs.length))}
        onClick={() => void import('./plan-pause.tsx').then(setOpened)}
      >
        {jobs && <Icon name="clock" />}
        {say().pauses.plan}
      </button>
      {opened && (
        <opened.PlanPauseDialog
          {...(jobs && { jobs })}
          onClose={() => setOpened(null)}
          onDone={() => {
            setOpened(null);
            onDone?.();
          }}
        />
      )}
    </>
  );
}
