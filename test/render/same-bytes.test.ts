/** The same figure gives the same bytes in every process, whatever that process has drawn before. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePng } from '../../gallery/decode-png.ts';
import { render } from '../../renderer/render.ts';

const script = fileURLToPath(new URL('digests.ts', import.meta.url));

/** Figures whose parts could remember or guess: fonts and formulas, sketches, hatches, dates, images, transparency, cropping. */
const names = [
  'mixed-classic-many',
  'output-transparent',
  'rcparams-sketch',
  'mixed-dates-shared',
  'bar-hatches',
  'mixed-cropped-constrained',
];

async function digests(order: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...order], { maxBuffer: 1e7 });
  return JSON.parse(stdout) as Record<string, string>;
}

test('two processes that draw in opposite orders write the same PNG, SVG, PDF, JPEG and WebP files', async () => {
  const [there, back] = await Promise.all([digests(names), digests(names.toReversed())]);
  expect(Object.keys(there)).toHaveLength(names.length * 5);
  expect(back).toEqual(there);
}, 120_000);

const small = { size: [2, 1.5], dpi: 120 };
const figure = (more: object) => ({
  figure: { ...small, ...more },
  axes: [{ marks: [{ type: 'line', y: [0, 2, 1] }] }],
});

/** Pixels per metre that a PNG says it has. */
function density(png: Uint8Array): number {
  const at = Buffer.from(png).indexOf('pHYs');
  return Buffer.from(png).readUInt32BE(at + 4);
}

test('a PNG says its resolution, and rounds it as Matplotlib does', async () => {
  const { body } = await render(figure({}));
  expect(density(body)).toBe(Math.trunc(120 / 0.0254 + 0.5));
});

test('a JPEG says its resolution too', async () => {
  const meta = await sharp((await render(figure({}), { format: 'jpeg' })).body).metadata();
  expect([meta.format, meta.width, meta.height, meta.density]).toEqual(['jpeg', 240, 180, 120]);
});

test('a transparent figure has no background in PNG and WebP, and a white one in JPEG', async () => {
  const picture = figure({ transparent: true });
  const corner = [...decodePng((await render(picture)).body).rgba.subarray(0, 4)];
  expect(corner[3]).toBe(0);
  const webp = await sharp((await render(picture, { format: 'webp' })).body)
    .raw()
    .toBuffer();
  expect(webp[3]).toBe(0);
  const jpeg = await sharp((await render(picture, { format: 'jpeg' })).body)
    .raw()
    .toBuffer();
  expect([...jpeg.subarray(0, 3)]).toEqual([255, 255, 255]);
  const opaque = decodePng((await render(figure({}))).body).rgba;
  expect(opaque.subarray(0, 4)).toEqual(Uint8Array.of(255, 255, 255, 255));
});
