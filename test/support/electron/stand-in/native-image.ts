import type { AddRepresentationOptions, NativeImage } from 'electron';

const PNG = 'data:image/png;base64,';
const SIGNATURE = '89504e470d0a1a0a';

type Known = 'isEmpty' | 'addRepresentation' | 'setTemplateImage' | 'isTemplateImage';

export class StandInImage implements Pick<NativeImage, Known> {
  #size: { width: number; height: number } | null;
  #isTemplate = false;

  constructor(dataUrl: string) {
    this.#size = sizeOf(dataUrl);
  }

  isEmpty = (): boolean => this.#size === null;
  getSize = (): { width: number; height: number } => this.#size ?? { width: 0, height: 0 };
  isTemplateImage = (): boolean => this.#isTemplate;

  /** Electron leaves out what is no image, without a word. */
  addRepresentation(options: AddRepresentationOptions): void {
    const size = sizeOf(options.dataURL ?? '');
    if (!size) throw new Error('The representation is no PNG.');
    this.#size ??= size;
  }

  setTemplateImage(isTemplate: boolean): void {
    if (process.platform === 'darwin') this.#isTemplate = isTemplate;
  }
}

/** From the header of a PNG. */
function sizeOf(dataUrl: string): { width: number; height: number } | null {
  const bytes = Buffer.from(dataUrl.startsWith(PNG) ? dataUrl.slice(PNG.length) : '', 'base64');
  if (bytes.length < 24 || bytes.toString('hex', 0, 8) !== SIGNATURE) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

export const nativeImage = { createFromDataURL: (dataUrl: string) => new StandInImage(dataUrl) };
