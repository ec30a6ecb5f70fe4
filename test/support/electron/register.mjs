import '../chance.mjs';
import { registerHooks } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// `node --import test/support/electron/register.mjs out/main/index.js …` runs the built app on a stand-in for Electron,
// where Electron's binary cannot be had. See stand-in/electron.ts for what it is strict about.
const STAND_IN = new URL('./stand-in/electron.ts', import.meta.url).href;
const ENTRY = pathToFileURL(process.argv[1] ?? '').href;
const LOADED = "\n;globalThis[Symbol.for('stand-in.entry-loaded')]();\n";

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
  load(url, context, next) {
    const module = next(url, context);
    // As in Electron, `ready` comes when the entry has been run, however long its imports took.
    return isMainThread && url === ENTRY ? { ...module, source: `${String(module.source)}${LOADED}` } : module;
  },
});
Object.defineProperty(process, 'defaultApp', { value: true });
// How the app behaves on a system that is not here; what Node itself does stays this system's.
const { STAND_IN_PLATFORM } = process.env;
if (STAND_IN_PLATFORM) Object.defineProperty(process, 'platform', { value: STAND_IN_PLATFORM });

// The threads that read files inherit this module, and are not Electron.
if (isMainThread) {
  const [{ takeExit }, { takeSignals }] = await Promise.all([
    import('./stand-in/app.ts'),
    import('./stand-in/signals.ts'),
  ]);
  takeExit();
  takeSignals();
  // What is checked against Electron itself is checked as it is, without a probe.
  if (!process.env.STAND_IN_BARE) (await import('./stand-in/control.ts')).startControl();
}
