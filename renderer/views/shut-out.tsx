import { Logo } from '../components/icon.tsx';

/** For a page that was opened without the address that lets it in. */
export function ShutOut() {
  return (
    <main class="stage-main stage-card">
      <Logo />
      <h1>Open the address that Carillon printed</h1>
      <p>
        When Carillon starts it prints an address with a key in it, such as <code>http://127.0.0.1:…/?token=…</code>.
        Open that whole address once in this browser; afterwards this page works too.
      </p>
      <p class="muted">The key keeps other programs and web pages on this computer away from your messages.</p>
    </main>
  );
}
