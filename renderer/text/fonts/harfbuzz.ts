import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * HarfBuzz from the package `harfbuzzjs`, called through its C interface. The package's own entry loads itself with a
 * top-level await and costs every start 12 ms; here the WebAssembly file is opened at the first text that needs shaping.
 */

type Pointer = number;

// Neither the language's library nor Node's types declare WebAssembly; these are the parts used here.
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Table {
  grow(count: number): number;
  set(index: number, value: unknown): void;
}
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** The functions of HarfBuzz's C interface used here. */
interface Exports {
  readonly memory: Memory;
  readonly __indirect_function_table: Table;
  __wasm_call_ctors(): void;
  malloc(size: number): Pointer;
  free(at: Pointer): void;
  hb_blob_create(data: Pointer, length: number, mode: number, user: Pointer, destroy: Pointer): Pointer;
  hb_face_create(blob: Pointer, index: number): Pointer;
  hb_font_create(face: Pointer): Pointer;
  hb_font_create_sub_font(font: Pointer): Pointer;
  hb_font_set_scale(font: Pointer, x: number, y: number): void;
  hb_font_set_funcs(font: Pointer, funcs: Pointer, data: Pointer, destroy: Pointer): void;
  hb_font_funcs_create(): Pointer;
  hb_font_funcs_set_glyph_h_advance_func(funcs: Pointer, call: Pointer, user: Pointer, destroy: Pointer): void;
  hb_font_funcs_set_nominal_glyph_func(funcs: Pointer, call: Pointer, user: Pointer, destroy: Pointer): void;
  hb_buffer_create(): Pointer;
  hb_buffer_reset(buffer: Pointer): void;
  hb_buffer_add_utf16(buffer: Pointer, text: Pointer, length: number, offset: number, count: number): void;
  hb_buffer_set_direction(buffer: Pointer, direction: number): void;
  hb_buffer_set_flags(buffer: Pointer, flags: number): void;
  hb_buffer_guess_segment_properties(buffer: Pointer): void;
  hb_buffer_get_length(buffer: Pointer): number;
  hb_buffer_get_glyph_infos(buffer: Pointer, length: Pointer): Pointer;
  hb_buffer_get_glyph_positions(buffer: Pointer, length: Pointer): Pointer;
  hb_shape(font: Pointer, buffer: Pointer, features: Pointer, count: number): void;
}

export type HarfBuzz = Exports & {
  /** Gives C code a pointer to a function of `arity` integers that returns an integer. */
  callback(arity: number, call: (...args: number[]) => number): Pointer;
};

export const BEGINNING_OF_TEXT = 1;
export const END_OF_TEXT = 2;
export const LEFT_TO_RIGHT = 4;
export const RIGHT_TO_LEFT = 5;

let loaded: HarfBuzz | undefined;

/** HarfBuzz, opened on first use. */
export function harfbuzz(): HarfBuzz {
  loaded ??= open();
  return loaded;
}

function open(): HarfBuzz {
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm');
  const stop = (what: string) => (): never => {
    throw new Error(`HarfBuzz stopped: ${what}`);
  };
  let memory: Memory | undefined;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    wasi_snapshot_preview1: { proc_exit: stop('exit') },
    env: {
      _abort_js: stop('abort'),
      _emscripten_runtime_keepalive_clear: () => undefined,
      _setitimer_js: () => 0,
      // The one thing it asks of its host: more memory. Zero says no, and malloc then returns null.
      emscripten_resize_heap: (wanted: number) => {
        if (memory === undefined) return 0;
        const missing = (wanted >>> 0) - memory.buffer.byteLength;
        if (missing > 0) memory.grow(Math.ceil(missing / 65536));
        return 1;
      },
    },
  });
  const exports = instance.exports as unknown as Exports;
  memory = exports.memory;
  exports.__wasm_call_ctors();
  return Object.assign(Object.create(exports), {
    callback: (arity: number, call: (...args: number[]) => number) => addFunction(exports, arity, call),
  }) as HarfBuzz;
}

/** JavaScript functions enter a WebAssembly table only as WebAssembly functions: a module of a few bytes wraps them. */
function addFunction(exports: Exports, arity: number, call: (...args: number[]) => number): Pointer {
  const i32 = 0x7f;
  const type = [1, 0x60, arity, ...Array<number>(arity).fill(i32), 1, i32];
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, type.length, ...type],
    ...[2, 7, 1, 1, 0x65, 1, 0x66, 0, 0], // import "e" "f"
    ...[7, 5, 1, 1, 0x66, 0, 0], // export "f"
  ];
  const wrapper = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)), { e: { f: call } });
  const table = exports.__indirect_function_table;
  const index = table.grow(1);
  table.set(index, wrapper.exports.f);
  return index;
}
