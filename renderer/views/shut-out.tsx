import { Logo } from '../components/icon.tsx';
import { say } from '../words/index.ts';

/** For a page that was opened without the address that lets it in. */
export function ShutOut() {
  return (
    <main class="stage-main stage-card">
      <Logo />
      <h1>{say().setup.shutOut.title}</h1>
      <p>
        {say().setup.shutOut.when} <code>http://127.0.0.1:…/?token=…</code>
        {say().setup.shutOut.openIt}
      </p>
      <p class="muted">{say().setup.shutOut.why}</p>
    </main>
  );
}
