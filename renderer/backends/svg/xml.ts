// What XML 1.0 knows no way to write: control characters and halves of surrogate pairs.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text between tags. */
export function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** Attributes in their order; empty ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Builds an XML document in memory. */
export class XmlWriter {
  readonly #parts: string[] = [];
  readonly #open: string[] = [];

  raw(text: string): void {
    this.#parts.push(text);
  }

  #tag(name: string, attributes: Attributes, end: string): void {
    let tag = `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== '') tag += ` ${key}="${escapeAttribute(value)}"`;
    }
    this.#parts.push(tag + end);
  }

  start(name: string, attributes: Attributes = {}): void {
    this.#open.push(name);
    this.#tag(name, attributes, '>\n');
  }

  end(): void {
    this.#parts.push(`</${this.#open.pop()}>\n`);
  }

  element(name: string, attributes: Attributes, text = ''): void {
    if (text === '') {
      this.#tag(name, attributes, '/>\n');
      return;
    }
    this.#tag(name, attributes, '>');
    this.#parts.push(`${escapeText(text)}</${name}>\n`);
  }

  comment(text: string): void {
    // Two hyphens would end it.
    this.#parts.push(`<!-- ${escapeText(text).replaceAll('--', '- -').replace(/-$/, '- ')} -->\n`);
  }

  toString(): string {
    while (this.#open.length > 0) this.end();
    return this.#parts.join('');
  }
}
