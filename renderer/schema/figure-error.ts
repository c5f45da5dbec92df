/** One fault of a figure: a JSON pointer (RFC 6901) into what the client sent, and what is wrong there. */
export interface FigureIssue {
  readonly pointer: string;
  readonly detail: string;
}

/** The figure is wrong, and stays wrong however often it is tried. */
export class FigureError extends Error {
  readonly issues: readonly FigureIssue[];
  constructor(issues: readonly FigureIssue[]) {
    super(issues.map((i) => `${i.pointer || '(figure)'}: ${i.detail}`).join('; '));
    this.name = 'FigureError';
    this.issues = issues;
  }
}

/** A JSON pointer from path segments. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((p) => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
