import { z } from 'zod';
import { MAX_DOCUMENT_BYTES, MediaKind } from './media.ts';
import { FileName } from './message.ts';

/** A file is handed over in pieces of at most this many bytes, so that nothing holds all of it at once. */
export const PIECE_BYTES = 1_048_576;

/** A file on its way into Carillon. */
export const UploadId = z.string().regex(/^[0-9a-f]{16}$/, 'input.noSuchUpload');

/** `any`: as its content suggests. A kind: as that where Telegram takes it so; else as a document. */
export const NewUpload = z.strictObject({
  name: z.string().min(1).max(1_000),
  as: z.enum(['any', ...MediaKind.options]),
  /** The name that it had here before, of a file that a backup brings back. */
  keptAs: FileName.optional(),
  /** Bytes. */
  size: z.number().int().positive('input.fileEmpty').max(MAX_DOCUMENT_BYTES, 'input.botCanSendFiles'),
});
export type NewUpload = z.infer<typeof NewUpload>;

export const UploadPiece = z.strictObject({
  upload: UploadId,
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length > 0 && length <= PIECE_BYTES, 'input.pieceFileWrongLength'),
});
export type UploadPiece = z.infer<typeof UploadPiece>;

/** Of a file that is read for a backup: a multiple of three, so that the pieces' base64 joined is that of the whole. */
export const READ_BYTES = 786_432;

/** Where the window finds a picture, a film or a sound of its own folder of files, to show or play it. */
export const PREVIEW_PATH = '/files/';
