/*
 * Stands for ajv in the built app. conf checks what it keeps by a JSON schema when it is given one; ours is given none, for
 * zod has checked it, and the compiler of such schemas would take 7 MB of memory all day.
 */
export class Ajv2020 {
  constructor() {
    throw new Error('No store of Carillon has a JSON schema.');
  }
}
export default Ajv2020;
