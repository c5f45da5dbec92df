import { describe, expect, it } from 'vitest';
import type { FigureIssue } from '../schema/figure-error.ts';
import { checkFormulas } from './check-formulas.ts';

function issuesOf(figure: unknown): FigureIssue[] {
  const issues: FigureIssue[] = [];
  checkFormulas(figure, [], issues);
  return issues;
}

describe('formulas in a figure', () => {
  it('are read wherever text is shown, and named by pointer when they cannot be', () => {
    const axes = {
      title: 'fine: $x^2$',
      xlabel: { text: 'a\n$\\nosuch$' },
      xticks: { ticks: [1, 2], labels: ['$1$', '$\\frac{1}$'] },
      marks: [{ type: 'line', x: [1], y: [2], label: '$x_$' }],
    };
    expect(issuesOf({ axes: [axes] })).toEqual([
      { pointer: '/axes/0/xlabel/text', detail: 'Unknown symbol: \\nosuch (character 4)' },
      { pointer: '/axes/0/xticks/labels/1', detail: 'Expected \\frac{num}{den} (character 10)' },
      { pointer: '/axes/0/marks/0/label', detail: 'The formula ends too early (character 4)' },
    ]);
  });

  it('are left alone where dollar signs are only characters', () => {
    expect(issuesOf({ title: { text: '$\\nosuch$', parse_math: false } })).toEqual([]);
    expect(issuesOf({ title: 'from $5 upwards', label: '_$hidden_$', gid: '$\\nosuch$' })).toEqual([]);
    expect(issuesOf({ x: ['$\\a$', '$\\b$'] })).toEqual([]);
  });
});
