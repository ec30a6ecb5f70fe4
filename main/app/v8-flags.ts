import { setFlagsFromString } from 'node:v8';

// Carillon idles nearly all day, so V8 is to give memory back rather than to keep it for the next burst: without this the
// young generation grows at the start, with thousands of messages, and stays as large. Imported first, for it counts from
// there on.
setFlagsFromString('--optimize-for-size');
