declare module 'virtual:licences' {
  export interface Licence {
    name: string;
    version: string;
    /** An SPDX expression. */
    licence: string;
  }
  /** The packages that ship with Carillon, by name. */
  const licences: readonly Licence[];
  export default licences;
}
