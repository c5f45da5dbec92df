/** A compiled kernel in a memory of its own. */
export interface Kernel {
  readonly exports: unknown;
  /** Its memory as it is now; once the kernel makes it grow, what was got before is empty. */
  memory(): ArrayBuffer;
}

// Neither the language's library nor Node's types declare WebAssembly; these are the parts used here.
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** What kernels may ask for that has to come out the same in JavaScript. V8 calls these without a detour. */
const functions = { atan2: Math.atan2, sin: Math.sin, cos: Math.cos };

const modules = new Map<string, object>();
const pageBytes = 65536;

/**
 * Instantiates a kernel with a memory of `bytes`, which are 0. Its module is compiled when it is first wanted.
 * @param code of `renderer/kernels/*.wasm.ts`
 */
export function openKernel(code: string, bytes: number): Kernel {
  let module = modules.get(code);
  if (module === undefined) {
    module = new WebAssembly.Module(Buffer.from(code, 'base64'));
    modules.set(code, module);
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
  const { exports } = new WebAssembly.Instance(module, { env: { memory, ...functions } });
  return { exports, memory: () => memory.buffer };
}
