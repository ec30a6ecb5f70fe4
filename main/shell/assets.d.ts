/** Vite puts the file itself into the bundle. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
