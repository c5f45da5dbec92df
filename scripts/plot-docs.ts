/** The docs pages of the kinds of plot, as text: made from each mark's record. */

import type { PlotType } from '../renderer/render.ts';
import { inWords, type JsonSchema } from '../renderer/schema/describe.ts';

/** The page of one kind of plot. */
export function plotPage(plot: PlotType): string {
  const { type, aliases, summary, doc, projections, examples, schema } = plot;
  const also = aliases.length > 0 ? ` Also \`${aliases.join('`, `')}\`.` : '';
  return `${[
    generated,
    `# ${type}`,
    `${summary}${also}`,
    `![${examples[0].title}](${type}.png)`,
    doc,
    `Axes: ${projections.join(', ')}.`,
    ...examples.map((e) => `## ${e.title}\n\n\`\`\`json\n${shortJson(titled(e))}\n\`\`\``),
    `## Keywords\n\nColumns, units of size and colour: [figure.md](../figure.md). **Bold** ones must be there.`,
    keywordTable(schema),
  ].join('\n\n')}\n`;
}

/** The list of all pages. */
export function plotIndex(plots: readonly PlotType[]): string {
  const rows = plots
    .toSorted((a, b) => (a.type < b.type ? -1 : 1))
    .map(({ type, summary }) => `| [${type}](${type}.md) | ![](${type}.png) | ${cell(summary)} |`);
  return `${[generated, '# Kinds of plot', `${plots.length} kinds, each as \`plot_type\` in the simple form and as \`type\` of a mark in the full form.`, ['| type | | |', '| --- | --- | --- |', ...rows].join('\n')].join('\n\n')}\n`;
}

/** An example as the page shows it: the simple form has a title, because without one it gets the article's. */
export function titled({ title, figure }: PlotType['examples'][number]): Readonly<Record<string, unknown>> {
  const given = figure as Readonly<Record<string, unknown>>;
  return 'axes' in given || 'title' in given ? given : { ...given, title };
}

const generated = '<!-- Written by `npm run docs:plots` from the marks in renderer/marks; changes here are lost. -->';

/** Keywords by name, those that must be there first. */
function keywordTable({ properties = {}, required = [] }: JsonSchema): string {
  const must = (name: string): number => (required.includes(name) ? 0 : 1);
  const rows = Object.entries(properties)
    .filter(([name]) => name !== 'type')
    .toSorted(([a], [b]) => must(a) - must(b) || (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map(([name, schema]) => `| ${must(name) === 0 ? `**\`${name}\`**` : `\`${name}\``} | ${cell(inWords(schema))} |`);
  return ['| keyword | accepts |', '| --- | --- |', ...rows].join('\n');
}

const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|').replaceAll('\\ ', '\\\\ ');

/** JSON with what is short on one line. */
function shortJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= 110) return spaced(flat);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((v) => inner + shortJson(v, inner))
    : Object.entries(value).map(([k, v]) => `${inner}${JSON.stringify(k)}: ${shortJson(v, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** A space after the commas and colons that are not inside strings. */
function spaced(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (part) => (part === ',' || part === ':' ? `${part} ` : part));
}
