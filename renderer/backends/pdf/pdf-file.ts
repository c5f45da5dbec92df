import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A reference to an object. */
export type Ref = `${number} 0 R`;

/** Bytes as PDF's own Latin-1 strings. */
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A text string: UTF-16 with its mark, as hex, so that nothing needs escaping. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** The objects of one document, written out with their cross-reference table. The same objects always give the same bytes. */
export class PdfFile {
  readonly #objects: (Buffer | null)[] = [];
  readonly #level: number;

  /** @param level of deflate, 0 leaves streams readable */
  constructor(level = 6) {
    this.#level = level;
  }

  /** A number for an object that is written later. */
  reserve(): Ref {
    this.#objects.push(null);
    return `${this.#objects.length} 0 R`;
  }

  set(ref: Ref, body: string): void {
    this.#objects[Number.parseInt(ref, 10) - 1] = bytes(body);
  }

  add(body: string): Ref {
    const ref = this.reserve();
    this.set(ref, body);
    return ref;
  }

  /** A stream with further entries of its dictionary. */
  addStream(entries: string, content: Uint8Array | string): Ref {
    const ref = this.reserve();
    this.setStream(ref, entries, content);
    return ref;
  }

  setStream(ref: Ref, entries: string, content: Uint8Array | string): void {
    const plain = typeof content === 'string' ? bytes(content) : content;
    const packed = this.#level > 0 ? deflateSync(plain, { level: this.#level }) : plain;
    const filter = this.#level > 0 ? ' /Filter /FlateDecode' : '';
    const head = bytes(`<< ${entries} /Length ${packed.length}${filter} >>\nstream\n`);
    this.#objects[Number.parseInt(ref, 10) - 1] = Buffer.concat([head, packed, bytes('\nendstream')]);
  }

  /** The whole file. Throws when a reserved object was never set. */
  write(root: Ref, info: Ref): Uint8Array {
    const parts: Buffer[] = [bytes('%PDF-1.4\n%\xac\xdc\xab\xba\n')];
    const offsets: number[] = [];
    let length = parts[0].length;
    const put = (part: Buffer): void => {
      parts.push(part);
      length += part.length;
    };
    this.#objects.forEach((body, i) => {
      if (body === null) throw new Error(`PDF object ${i + 1} was reserved but never written`);
      offsets.push(length);
      put(bytes(`${i + 1} 0 obj\n`));
      put(body);
      put(bytes('\nendobj\n'));
    });
    const start = length;
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    const id = hash.digest('hex').slice(0, 32).toUpperCase();
    const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    const size = offsets.length + 1;
    put(bytes(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
    put(
      bytes(
        `trailer\n<< /Size ${size} /Root ${root} /Info ${info} /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(parts);
  }
}
