export { de } from './de/index.ts';
export { en, type Words } from './en/index.ts';
