import { createHash } from 'node:crypto';
import type { Clip, Hatch, PathData, PointStream, Rgba } from '../../display-list/display-list.ts';
import type { Placement } from '../../paths/load-path.ts';
import { num } from '../vector/num.ts';
import { OutlineMaker, type OutlineOptions, WHOLE } from '../vector/outline.ts';
import { pathText } from './path-text.ts';
import { css, hex } from './style.ts';
import { XmlWriter } from './xml.ts';

/** A document under way: the writer, and what it defines once and refers to by id. Ids follow from content alone. */
export class SvgCanvas {
  readonly xml = new XmlWriter();
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly #outlines = new OutlineMaker();
  readonly #clips = new Map<string, string>();
  readonly #patterns = new Map<string, string>();
  readonly #known = new Set<string>();

  constructor(width: number, height: number, dpi: number) {
    this.width = width;
    this.height = height;
    this.dpi = dpi;
  }

  /** An id that is the same for the same content. */
  id(prefix: string, content: string): string {
    return prefix + createHash('sha256').update(content).digest('hex').slice(0, 10);
  }

  /** Path data with y downwards. */
  path(path: PathData | PointStream, options: OutlineOptions = WHOLE, placement: Placement = this.flip()): string {
    return pathText(this.#outlines.make(path, placement, options));
  }

  /** The display list's upward y to SVG's downward one. */
  flip(): Placement {
    return [1, 0, 0, -1, 0, this.height];
  }

  /** Whether an id is new; the caller then writes its definition. */
  define(id: string): boolean {
    if (this.#known.has(id)) return false;
    this.#known.add(id);
    return true;
  }

  /** The reference to a clip, undefined when nothing is cut off. Its definition is written at the end. */
  clip(clip: Clip | null): string | undefined {
    if (clip === null || (clip.path === null && clip.rect === null)) return undefined;
    let body: string;
    if (clip.path !== null) {
      body = `<path d="${this.path(clip.path)}"/>`;
    } else {
      const [x, y, w, h] = clip.rect as readonly [number, number, number, number];
      body = `<rect x="${num(x)}" y="${num(this.height - (y + h))}" width="${num(w)}" height="${num(h)}"/>`;
    }
    // A path within a rectangle: the one is cut by the other.
    const outer = clip.path !== null && clip.rect !== null ? this.clip({ rect: clip.rect, path: null }) : undefined;
    const key = outer === undefined ? body : body.replace('<path', `<path clip-path="${outer}"`);
    let id = this.#clips.get(key);
    if (id === undefined) {
      id = this.id('p', key);
      this.#clips.set(key, id);
    }
    return `url(#${id})`;
  }

  /** The id of the pattern that repeats a hatch over a fill. */
  hatch(hatch: Hatch, fill: Rgba | null): string {
    const size = Math.trunc(this.dpi);
    const tile = this.path(hatch.path, WHOLE, [size, 0, 0, -size, 0, size]);
    const color = hex(hatch.color);
    const style = css({
      fill: color,
      stroke: color,
      'stroke-width': num(hatch.width),
      'stroke-linecap': 'butt',
      'stroke-linejoin': 'miter',
      ...(hatch.color[3] < 1 ? { 'fill-opacity': num(hatch.color[3]), 'stroke-opacity': num(hatch.color[3]) } : {}),
    });
    const background =
      fill === null || fill[3] === 0
        ? 'fill="none"'
        : `fill="${hex(fill)}"${fill[3] === 1 ? '' : ` fill-opacity="${num(fill[3])}"`}`;
    const body =
      `<rect x="0" y="0" width="${size + 1}" height="${size + 1}" ${background}/>\n` +
      `<path d="${tile}" style="${style}"/>`;
    let id = this.#patterns.get(body);
    if (id === undefined) {
      id = this.id('h', body);
      this.#patterns.set(body, id);
    }
    return id;
  }

  /** Writes the clips and patterns and ends the document. */
  finish(): string {
    const size = String(Math.trunc(this.dpi));
    if (this.#patterns.size > 0) {
      this.xml.start('defs');
      for (const [body, id] of this.#patterns) {
        this.xml.start('pattern', { id, patternUnits: 'userSpaceOnUse', x: '0', y: '0', width: size, height: size });
        this.xml.raw(`${body}\n`);
        this.xml.end();
      }
      this.xml.end();
    }
    if (this.#clips.size > 0) {
      this.xml.start('defs');
      for (const [body, id] of this.#clips) this.xml.raw(`<clipPath id="${id}">\n${body}\n</clipPath>\n`);
      this.xml.end();
    }
    return this.xml.toString();
  }
}
