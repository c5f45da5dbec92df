/** What the process exits with; the help and the docs list them. */
export const exitCodes = {
  ok: 0,
  'job failed': 1,
  usage: 2,
  'server unreachable': 3,
  refused: 4,
  'cannot start': 5,
  internal: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
