import { Option } from 'commander';

/** `--json`, the same for every command that prints something. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON');
}
