import { setFlagsFromString } from 'node:v8';

// Carillon idles nearly all day, so V8's young generation is kept small: a start with thousands of messages would make it
// grow, and it keeps what it has. Imported first, for it counts from there on.
setFlagsFromString('--semi-space-growth-factor=1');
