/** A file that came with a request, as a part of the request's body. */
export interface UploadedFile {
  fileName: string;
  mimeType: string;
  /** Bytes. */
  size: number;
  content: Buffer;
}

export interface MultipartForm {
  fields: Map<string, string>;
  files: Map<string, UploadedFile>;
}

/** What a form can hold at most, so that a body of separators alone does not keep the server busy. */
const MAX_PARTS = 1_000;
const HEADER_END = '\r\n\r\n';

/** Reads a multipart/form-data body; null when it is not one. */
export function parseMultipart(body: Buffer, contentType: string): MultipartForm | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const separator = boundary && `--${boundary[1] ?? boundary[2]}`;
  if (!separator) return null;
  const form: MultipartForm = { fields: new Map(), files: new Map() };
  // Each part but the first is announced by a line break and the separator, and so is the end ("--" after it).
  let at = body.indexOf(separator);
  for (let count = 0; at !== -1 && count < MAX_PARTS; count++) {
    const start = at + separator.length;
    if (body.toString('latin1', start, start + 2) === '--') return form;
    const end = body.indexOf(`\r\n${separator}`, start);
    if (end === -1 || !readPart(body.subarray(start, end), form)) return null;
    at = end + 2;
  }
  return null;
}

function readPart(part: Buffer, form: MultipartForm): boolean {
  const headerEnd = part.indexOf(HEADER_END);
  if (headerEnd === -1) return false;
  const headers = part.toString('utf8', 0, headerEnd);
  const content = part.subarray(headerEnd + HEADER_END.length);
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const name = attribute(disposition, 'name');
  if (name === undefined) return false;
  const fileName = attribute(disposition, 'filename');
  if (fileName === undefined) {
    form.fields.set(name, content.toString('utf8'));
  } else {
    const mimeType = /^content-type:\s*([^\s;]+)/im.exec(headers)?.[1] ?? 'application/octet-stream';
    form.files.set(name, { fileName, mimeType, size: content.length, content });
  }
  return true;
}

/** Clients differ in whether they quote the values: grammY quotes the name and not the file name. */
function attribute(disposition: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(disposition);
  return match?.[1] ?? match?.[2]?.trim();
}
