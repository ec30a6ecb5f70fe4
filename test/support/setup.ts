import { guardSignals } from './own-signals.ts';

guardSignals();
