import { Icon } from '../../components/icon.tsx';
import { useStore } from '../../state/store.ts';
import { say } from '../../words/index.ts';
import { BesidePractice } from '../beside-practice.tsx';
import { EmptyMessages } from '../empty-messages.tsx';
import { MissedBanner } from '../missed-banner.tsx';
import { NextUp } from './next-up.tsx';
import { QuickAdd } from './quick-add.tsx';
import { Week } from './week.tsx';

/** The home screen: a line for a new message, what waits for a decision, what comes next, and the week as a picture. */
export function UpcomingView() {
  const { app, editor } = useStore();
  return (
    <BesidePractice>
      <div class="page page-upcoming">
        <header class="page-head">
          <h1>{say().shell.screens.upcoming}</h1>
          <div class="page-actions">
            <button type="button" class="button" onClick={() => editor.create()}>
              <Icon name="plus" />
              {say().shared.newMessage}
            </button>
          </div>
        </header>
        <QuickAdd />
        <MissedBanner />
        {app.jobs.value.length === 0 ? (
          <EmptyMessages />
        ) : (
          <>
            <NextUp />
            <Week />
          </>
        )}
      </div>
    </BesidePractice>
  );
}
