/** Vite's: the modules that match, by their path. */
interface ImportMeta {
  glob<T>(pattern: string, options: { query: '?inline'; import: 'default'; eager: true }): Record<string, T>;
}

/** The same for one file. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
