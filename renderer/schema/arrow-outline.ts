/** More metadata than any table that is drawn has. */
const mostMetadata = 1 << 20;

/**
 * An Arrow IPC stream in base64 with nothing but its messages' metadata: the columns themselves are zeros that the system has not put
 * anywhere yet, so that ten million numbers are found without decoding them. Null when the text is no such stream.
 */
export function streamOutline(text: string): Buffer<ArrayBuffer> | null {
  const outline = Buffer.alloc(Buffer.byteLength(text, 'base64'));
  const view = new DataView(outline.buffer, outline.byteOffset, outline.length);
  const fill = (from: number, to: number): void => {
    const group = Math.floor(from / 3);
    outline.write(text.slice(group * 4, Math.ceil(to / 3) * 4), group * 3, 'base64');
  };
  for (let at = 0; at + 4 <= outline.length; ) {
    fill(at, at + 8);
    let size = view.getInt32(at, true);
    at += 4;
    // Since Arrow 0.15, −1 stands before the size.
    if (size === -1) {
      size = view.getInt32(at, true);
      at += 4;
    }
    if (size === 0) return outline;
    if (size < 0 || size > mostMetadata) return null;
    fill(at, at + size);
    at += size + bodyLength(view, at);
  }
  return outline;
}

/** `bodyLength` of the message (a FlatBuffers table) at `at`. */
function bodyLength(view: DataView, at: number): number {
  const table = at + view.getInt32(at, true);
  const fields = table - view.getInt32(table, true);
  const slot = 10;
  const place = view.getUint16(fields, true) > slot ? view.getUint16(fields + slot, true) : 0;
  return place === 0 ? 0 : Number(view.getBigInt64(table + place, true));
}
