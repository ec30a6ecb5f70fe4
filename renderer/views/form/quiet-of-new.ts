import type { ScheduleKind } from '../../../main/contract/schedule.ts';
import type { FormDraft } from '../../logic/draft.ts';
import { useStore } from '../../state/store.ts';

/**
 * What a kind of schedule does to the quiet hours of a new message: what comes whatever the hour keeps those of the
 * settings; a time of day that is written or chosen is meant.
 */
export function useQuietOfNew(): (kind: ScheduleKind | undefined) => Partial<FormDraft> {
  const { app, editor } = useStore();
  return (kind) => {
    const isNew = editor.open.value?.job === null;
    return isNew && kind === 'interval' && app.preferences.value.quiet ? { quietOn: true } : {};
  };
}
