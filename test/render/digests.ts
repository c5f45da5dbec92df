/** Draws gallery figures in the order that is given, in every format, and prints the SHA-256 of each: `node digests.ts NAME…`. */
import { createHash } from 'node:crypto';
import { figureOf } from '../../gallery/figures.ts';
import { type RenderFormat, render } from '../../renderer/render.ts';

const formats: readonly RenderFormat[] = ['png', 'svg', 'pdf', 'jpeg', 'webp'];
const digests: Record<string, string> = {};
for (const name of process.argv.slice(2)) {
  for (const format of formats) {
    const { body } = await render(figureOf(name), { format });
    digests[`${name}.${format}`] = createHash('sha256').update(body).digest('hex');
  }
}
console.log(JSON.stringify(digests));
