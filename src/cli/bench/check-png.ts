import { crc32 } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Says what is wrong with a PNG file (signature, chunks, checksums, first and last chunk), undefined when nothing is. */
export function faultOfPng(file: Buffer): string | undefined {
  if (file.length < 57 || file.compare(signature, 0, 8, 0, 8) !== 0) return 'no PNG signature';
  let at = 8;
  let last = '';
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (at === 8 && (type !== 'IHDR' || file.readUInt32BE(16) === 0 || file.readUInt32BE(20) === 0)) return 'no size';
    const end = at + 8 + length;
    if (end + 4 > file.length) return `${type} is cut off`;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return `${type} has a wrong checksum`;
    at = end + 4;
    last = type;
  }
  return last === 'IEND' && at === file.length ? undefined : 'no end';
}
