// The entry for the specs on a real Electron: the same probe as on the stand-in, then the built app.
import process from 'node:process';
import electron from 'electron';

// Plain JavaScript, made from probe.ts by the test: Electron need not understand types.
const { installProbe } = await import(process.env.CARILLON_PROBE ?? '');
Reflect.set(globalThis, 'carillonProbe', installProbe(electron));
await import(new URL('../../../out/main/index.js', import.meta.url).href);
