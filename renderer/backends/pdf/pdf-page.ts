import type { Clip, Hatch, PathData, PointStream, Rgba, Stroke } from '../../display-list/display-list.ts';
import type { Placement } from '../../paths/load-path.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { num } from '../vector/num.ts';
import { OutlineMaker, type OutlineOptions, WHOLE } from '../vector/outline.ts';
import { pathOperators } from './path-operators.ts';
import type { PdfFile, Ref } from './pdf-file.ts';

const CAPS = { butt: 0, round: 1, projecting: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;
const UPRIGHT: Placement = [1, 0, 0, 1, 0, 0];

type Category = 'ExtGState' | 'XObject' | 'Pattern' | 'Shading' | 'Font';

const rgb = (c: Rgba): string => `${num(c[0])} ${num(c[1])} ${num(c[2])}`;

/** One page under way: its operators, and the resources that they name. */
export class PdfPage {
  readonly file: PdfFile;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly #content: string[] = [];
  readonly #resources = new Map<Category, Map<string, Ref>>();
  readonly #names = new Map<string, string>();
  readonly #outlines = new OutlineMaker();

  constructor(file: PdfFile, width: number, height: number, dpi: number) {
    this.file = file;
    this.width = width;
    this.height = height;
    this.dpi = dpi;
  }

  write(operators: string): void {
    this.#content.push(operators);
  }

  /** The name of a resource; `make` is called the first time `key` comes. */
  resource(category: Category, prefix: string, key: string, make: () => Ref): string {
    const known = this.#names.get(`${category} ${key}`);
    if (known !== undefined) return known;
    const all = this.#resources.get(category) ?? new Map<string, Ref>();
    this.#resources.set(category, all);
    const name = `/${prefix}${all.size + 1}`;
    this.#names.set(`${category} ${key}`, name);
    all.set(name, make());
    return name;
  }

  /** A path that is ready; valid until the next call. */
  outline(path: PathData | PointStream, options: OutlineOptions = WHOLE, placement: Placement = UPRIGHT): VertexBuffer {
    if (options.sketch === null) return this.#outlines.make(path, placement, options);
    // A sketch wiggles to the left of its path: drawn upside down and turned over, it wiggles as in the raster.
    const [a, b, c, d, e, f] = placement;
    const outline = this.#outlines.make(path, [a, -b, c, -d, e, this.height - f], options);
    for (let i = 0; i < outline.length; i++) outline.xy[2 * i + 1] = this.height - outline.xy[2 * i + 1];
    return outline;
  }

  path(path: PathData | PointStream, options: OutlineOptions = WHOLE, placement: Placement = UPRIGHT): string {
    return pathOperators(this.outline(path, options, placement));
  }

  /** Saves the state and clips; every call is answered by one `restore`. */
  save(clip: Clip | null): void {
    this.write('q\n');
    if (clip === null) return;
    if (clip.rect !== null) this.write(`${clip.rect.map(num).join(' ')} re W n\n`);
    if (clip.path !== null) this.write(`${this.path(clip.path)}W n\n`);
  }

  restore(): void {
    this.write('Q\n');
  }

  /** Opacity of what is filled and stroked from here on. */
  alpha(fill: number, stroke: number): void {
    if (fill === 1 && stroke === 1) return;
    const entries = `<< /Type /ExtGState /ca ${num(fill)} /CA ${num(stroke)} >>`;
    this.write(`${this.resource('ExtGState', 'A', entries, () => this.file.add(entries))} gs\n`);
  }

  /** Opacity one again. */
  opaque(): void {
    const entries = '<< /Type /ExtGState /ca 1 /CA 1 >>';
    this.write(`${this.resource('ExtGState', 'A', entries, () => this.file.add(entries))} gs\n`);
  }

  fillColor(color: Rgba): void {
    this.write(`${rgb(color)} rg\n`);
  }

  strokeStyle(stroke: Stroke): void {
    const dash = stroke.dash === null || stroke.dash.pattern.length < 2 ? null : stroke.dash;
    const miter = stroke.join === 'miter' ? ` ${num(Math.max(10, stroke.width))} M` : '';
    this.write(
      `${rgb(stroke.color)} RG ${num(stroke.width)} w ${CAPS[stroke.cap]} J ${JOINS[stroke.join]} j${miter}` +
        `${dash === null ? '' : ` [${dash.pattern.map(num).join(' ')}] ${num(dash.offset)} d`}\n`,
    );
  }

  /** Fills from here on with a repeating hatch over whatever is below. */
  hatch(hatch: Hatch): void {
    const size = Math.trunc(this.dpi);
    const tile = this.path(hatch.path, WHOLE, [size, 0, 0, size, 0, 0]);
    // The page is 72 dpi; tiles follow the list's own units, from the upper left corner on as in the raster.
    const scale = num(72 / this.dpi);
    const top = num((this.height * 72) / this.dpi);
    // The opacity belongs into the tile: readers disagree on what that of the page does to patterns.
    const alpha = hatch.color[3];
    const state = alpha === 1 ? '' : `/ExtGState << /A << /Type /ExtGState /ca ${num(alpha)} /CA ${num(alpha)} >> >>`;
    const body =
      `${alpha === 1 ? '' : '/A gs '}${rgb(hatch.color)} rg ${rgb(hatch.color)} RG ${num(hatch.width)} w 0 J 0 j\n` +
      `${tile}${hatch.width > 0 ? 'B' : 'f'}\n`;
    const name = this.resource('Pattern', 'H', body + state, () =>
      this.file.addStream(
        `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 ${size} ${size}] /XStep ${size} /YStep ${size} ` +
          `/Resources << ${state} >> /Matrix [${scale} 0 0 ${scale} 0 ${top}]`,
        body,
      ),
    );
    this.write(`/Pattern cs ${name} scn\n`);
  }

  /** The page's content stream and resources. */
  finish(): { readonly content: Ref; readonly resources: string } {
    const lists = [...this.#resources].map(
      ([category, all]) => `/${category} << ${[...all].map(([name, ref]) => `${name} ${ref}`).join(' ')} >>`,
    );
    const scale = num(72 / this.dpi);
    const head = this.dpi === 72 ? '' : `${scale} 0 0 ${scale} 0 0 cm\n`;
    return {
      content: this.file.addStream('', head + this.#content.join('')),
      resources: `<< /ProcSet [/PDF /Text /ImageB /ImageC] ${lists.join(' ')} >>`,
    };
  }
}
