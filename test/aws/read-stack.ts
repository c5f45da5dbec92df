import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFolder } from './emulators.ts';

/** `functions/stack.yaml` as faas-cli reads it: `${NAME:-default}` from the environment given, then YAML (by moto's PyYAML). */
export function readStack(cache: string, environment: Readonly<Record<string, string>> = {}): Stack {
  const text = readFileSync(join(import.meta.dirname, '../../functions/stack.yaml'), 'utf8').replace(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, fallback: string) => environment[name] ?? fallback,
  );
  return readYaml(cache, text) as Stack;
}

/** Any YAML document as plain data. */
export function readYaml(cache: string, text: string): unknown {
  const python = join(findFolder(cache, 'moto-'), 'bin/python');
  const program = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))';
  return JSON.parse(execFileSync(python, ['-c', program], { input: text, encoding: 'utf8' }));
}

export interface Stack {
  readonly provider: Readonly<Record<string, unknown>>;
  readonly functions: Readonly<Record<string, StackFunction>>;
}

export interface StackFunction {
  readonly annotations: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}
