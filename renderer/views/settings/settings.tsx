import { say } from '../../words/index.ts';
import { AboutSection } from './about.tsx';
import { BackupsSection } from './backups.tsx';
import { BotSection } from './bot.tsx';
import { ChangesSection } from './changes.tsx';
import { DataSection } from './data.tsx';
import { DesktopSection } from './desktop.tsx';
import { LanguageSection } from './language.tsx';
import { LookSection } from './look.tsx';
import { NetworkSection } from './network.tsx';
import { PausesSection } from './pauses.tsx';
import { SendingSection } from './sending.tsx';
import { TimesSection } from './times.tsx';

/** One file a section, in the order of the page. */
export function SettingsView() {
  return (
    <div class="page page-settings">
      <header class="page-head">
        <h1>{say().shell.screens.settings}</h1>
      </header>
      <BotSection />
      <LookSection />
      <LanguageSection />
      <TimesSection />
      <PausesSection />
      <DesktopSection />
      <SendingSection />
      <NetworkSection />
      <ChangesSection />
      <BackupsSection />
      <DataSection />
      <AboutSection />
    </div>
  );
}
