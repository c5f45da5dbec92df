/** JSON with comments and trailing commas, as configuration files are written. Strings are left untouched. */
export function parseJsonc(text: string): unknown {
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    if (text[at] === '"') {
      const end = stringEnd(text, at);
      plain += text.slice(at, end);
      at = end;
    } else if (two === '//' || two === '/*') {
      const end = commentEnd(text, at, two);
      // Blanks of the same shape keep line and column of a later syntax error true.
      plain += text.slice(at, end).replace(/[^\n]/g, ' ');
      at = end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return JSON.parse(withoutTrailingCommas(plain));
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function commentEnd(text: string, start: number, opener: string): number {
  if (opener === '//') {
    const end = text.indexOf('\n', start);
    return end === -1 ? text.length : end;
  }
  const end = text.indexOf('*/', start + 2);
  if (end === -1) throw new SyntaxError('a /* comment is not closed');
  return end + 2;
}

function withoutTrailingCommas(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|,(\s*[\]}])/g, (match, closing: string | undefined) =>
    closing === undefined ? match : ` ${closing}`,
  );
}
