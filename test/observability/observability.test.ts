import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dashboards, dashboardText } from '../../deploy/observability/dashboards.ts';

const folder = 'deploy/observability';
const rules = readdirSync(join(folder, 'rules')).map((name) => readFileSync(join(folder, 'rules', name), 'utf8'));
const rulesText = rules.join('\n');
const ruleTests = readdirSync(join(folder, 'tests'))
  .map((name) => readFileSync(join(folder, 'tests', name), 'utf8'))
  .join('\n');
const alerts = [...rulesText.matchAll(/^\s+- alert: (\w+)$/gm)].map(([, name]) => name);
const recorded = new Set([...rulesText.matchAll(/^\s+- record: (\S+)$/gm)].map(([, name]) => name));
const documented = new Set(
  [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(plotmill_\w+)` \| (\w+) \|/gm)].flatMap(
    ([, name, type]) => (type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]),
  ),
);

/** The metrics that a text of PromQL names. */
function named(text: string): string[] {
  return [...new Set(text.match(/\bplotmill[_:][a-zA-Z0-9_:]+/g) ?? [])];
}

describe('alerts', () => {
  it.each(alerts)('%s has a severity, a page for whom it wakes, and a test of firing and of silence', (alert) => {
    const rule = rulesText.slice(rulesText.indexOf(`- alert: ${alert}\n`)).split(/\n\s+- (?:alert|record):/)[0];
    expect(rule).toMatch(/severity: (page|ticket)/);
    expect(rule).toContain(`runbook_url: docs/runbooks/${alert}.md`);
    expect(existsSync(`docs/runbooks/${alert}.md`)).toBe(true);
    const tests = ruleTests.split('\n  - name: ');
    const own = tests.filter((text) => text.includes(`alertname: ${alert}\n`));
    expect(own.some((text) => text.includes('exp_alerts: []'))).toBe(true);
    expect(own.some((text) => text.includes('exp_labels:'))).toBe(true);
  });

  it('and recording rules name only metrics that plotmill has', () => {
    const unknown = named(rulesText.replaceAll(/^\s+- name: .*$/gm, '')).filter(
      (name) => !documented.has(name) && !recorded.has(name),
    );
    expect(unknown).toEqual([]);
  });
});

describe('dashboards', () => {
  it.each(Object.entries(dashboards()))('%s is as its source has it', (name, board) => {
    expect(readFileSync(join(folder, `dashboards/${name}.json`), 'utf8')).toBe(dashboardText(board));
  });

  it('name only metrics that plotmill has', () => {
    const names = Object.values(dashboards()).flatMap((board) =>
      (board.panels ?? []).flatMap((panel) =>
        'targets' in panel
          ? named((panel.targets ?? []).map((target) => (target as { expr?: string }).expr).join('\n'))
          : [],
      ),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !documented.has(name) && !recorded.has(name))).toEqual([]);
  });
});
