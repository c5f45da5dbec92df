/** A CMap that leads from the codes of a font to what they say, so that text can be found and copied. */
export function toUnicode(texts: ReadonlyMap<number, string>, codeBytes: 1 | 2): string {
  const code = (n: number): string =>
    `<${n
      .toString(16)
      .toUpperCase()
      .padStart(2 * codeBytes, '0')}>`;
  const rows = [...texts]
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => a - b)
    .map(([n, text]) => `${code(n)} <${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`);
  const blocks: string[] = [];
  // The format allows a hundred rows to a block.
  for (let i = 0; i < rows.length; i += 100) {
    const some = rows.slice(i, i + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    `1 begincodespacerange\n${code(0)} ${code(codeBytes === 1 ? 0xff : 0xffff)}\nendcodespacerange`,
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
