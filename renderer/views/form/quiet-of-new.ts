import { keepsQuietHours, type ScheduleKind } from '../../../main/contract/schedule.ts';
import type { FormDraft } from '../../logic/draft.ts';
import { useStore } from '../../state/store.ts';

/** What a kind of schedule does to the quiet hours of a new message. */
export function useQuietOfNew(): (kind: ScheduleKind | undefined) => Partial<FormDraft> {
  const { app, editor } = useStore();
  return (kind) => {
    const isNew = editor.open.value?.job === null;
    return isNew && kind && keepsQuietHours(kind) && app.preferences.value.quiet ? { quietOn: true } : {};
  };
}
