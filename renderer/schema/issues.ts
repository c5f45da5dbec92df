import type * as z from 'zod/mini';
import { type FigureIssue, pointer } from './figure-error.ts';

/** zod's issues as JSON pointers and plain words. */
export function plainIssues(issues: readonly z.core.$ZodIssue[], base: string): FigureIssue[] {
  return issues.flatMap((issue) => plain(issue, base));
}

function plain(issue: z.core.$ZodIssue, base: string): FigureIssue[] {
  const at = base + pointer(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: at + pointer([key]), detail: 'unknown key' }));
    case 'invalid_union':
      return union(issue, at);
    case 'invalid_type':
      return [{ pointer: at, detail: issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}` }];
    default:
      return [{ pointer: at, detail: issue.message || 'is not valid' }];
  }
}

/** The branch that got furthest is the one that was meant; when none got anywhere, all of them are named. */
function union(issue: z.core.$ZodIssueInvalidUnion, at: string): FigureIssue[] {
  const branches = issue.errors.map((errors) => plainIssues(errors as z.core.$ZodIssue[], at));
  const inside = branches.filter((b) => b.length > 0 && b.every((i) => i.pointer.length > at.length));
  if (inside.length > 0) return inside.reduce((best, b) => (b.length < best.length ? b : best));
  const details = new Set(
    branches
      .flat()
      .filter((i) => i.pointer === at)
      .map((i) => i.detail.replace(/^must be /, '')),
  );
  return [{ pointer: at, detail: `must be ${[...details].join(', or ')}` }];
}

function article(expected: string): string {
  const word = expected === 'record' ? 'object' : expected;
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}
