import type { AddRepresentationOptions, NativeImage } from 'electron';

const PNG = 'data:image/png;base64,iVBORw0KGgo';

export class StandInImage implements Pick<NativeImage, 'isEmpty' | 'addRepresentation' | 'setTemplateImage'> {
  readonly #isEmpty: boolean;

  constructor(dataUrl: string) {
    this.#isEmpty = !dataUrl.startsWith(PNG);
  }

  isEmpty = (): boolean => this.#isEmpty;

  addRepresentation(options: AddRepresentationOptions): void {
    if (!options.dataURL?.startsWith(PNG)) throw new Error('The representation is no PNG.');
  }

  setTemplateImage(): void {}
}

export const nativeImage = { createFromDataURL: (dataUrl: string) => new StandInImage(dataUrl) };
