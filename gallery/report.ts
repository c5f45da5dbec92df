/** The HTML report: native, Matplotlib and difference side by side, sortable. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { complaints, goodShare, limits, type Outcome } from './check.ts';
import { changedBaselines, picturePath } from './figures.ts';
import { differencePicture } from './pixels.ts';

/** Writes `index.html` with its pictures into `folder`; returns its path. What lies there already is written over. */
export async function writeReport(
  outcomes: readonly Outcome[],
  reasons: Record<string, string>,
  folder: string,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  for (const outcome of outcomes) await writePictures(outcome, folder);
  const path = join(folder, 'index.html');
  writeFileSync(path, page(outcomes, reasons, folder));
  return path;
}

async function writePictures({ name, native, expected, distance }: Outcome, folder: string): Promise<void> {
  if (native === undefined) return;
  const { width, height } = native;
  const png = (pixels: Uint8Array, channels: 3 | 4, kind: string) =>
    sharp(pixels, { raw: { width, height, channels } })
      .png({ compressionLevel: 3 })
      .toFile(join(folder, `${name}-${kind}.png`));
  await png(native.rgba, 4, 'native');
  if (distance !== undefined) await png(differencePicture(native, expected), 3, 'difference');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function row(outcome: Outcome, reason: string | undefined, folder: string): string {
  const { name, distance, native, faults, time } = outcome;
  const found = complaints(outcome, reason);
  const picture = (src: string | undefined) =>
    src === undefined ? '<td>–</td>' : `<td><a href="${src}"><img loading="lazy" src="${src}" alt=""></a></td>`;
  const baseline = relative(folder, picturePath(name));
  return `<tr class="${found.length > 0 ? 'bad' : 'good'}">
<td>${escaped(name)}</td><td data-value="${distance?.rms ?? 1e9}">${distance?.rms.toFixed(3) ?? 'failed'}</td>
<td data-value="${distance?.largest ?? 1e9}">${distance?.largest ?? '–'}</td>
<td data-value="${faults.length}">${faults.length}</td><td data-value="${time}">${time.toFixed(1)}</td>
${picture(native && `${name}-native.png`)}${picture(baseline)}${picture(distance && `${name}-difference.png`)}
<td>${found.map(escaped).join('<br>')}${reason ? `<p>${escaped(reason)}</p>` : ''}</td></tr>`;
}

function page(outcomes: readonly Outcome[], reasons: Record<string, string>, folder: string): string {
  const share = goodShare(outcomes);
  const bad = outcomes.filter((o) => complaints(o, reasons[o.name]).length > 0).length;
  const changed = changedBaselines();
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>plotmill gallery</title>
<style>
body { font: 14px system-ui, sans-serif; margin: 1rem; } table { border-collapse: collapse; } td, th { border: 1px solid #ccc; padding: 4px; vertical-align: top; }
th { cursor: pointer; position: sticky; top: 0; background: #eee; } img { width: 300px; background: repeating-conic-gradient(#ddd 0 25%, #fff 0 50%) 0 / 16px 16px; }
tr.bad td:first-child { color: #b00; font-weight: bold; } td:last-child { max-width: 24rem; overflow-wrap: anywhere; }
</style>
<h1>plotmill against Matplotlib</h1>
<p>${outcomes.length} figures, ${(100 * share).toFixed(1)} % within an RMS of ${limits.good}; ${bad} to look at. The difference is shown ten times as strong as it is.</p>
${changed.length > 0 ? `<h2>Baselines to accept or reject</h2><table>${changed.map((name) => changedRow(name, folder)).join('')}</table>` : ''}
<details><summary>By kind</summary><table><tr><th>kind</th><th>figures</th><th>good</th><th>largest RMS</th></tr>${kinds(outcomes)}</table></details>
<table id="all"><thead><tr>${['figure', 'RMS', 'largest', 'numbers', 'ms', 'native', 'Matplotlib', 'difference', 'what'].map((h) => `<th>${h}</th>`).join('')}</tr></thead>
<tbody>${outcomes
    .toSorted((a, b) => (b.distance?.rms ?? 1e9) - (a.distance?.rms ?? 1e9))
    .map((o) => row(o, reasons[o.name], folder))
    .join('\n')}</tbody></table>
<script>
const body = document.querySelector('#all tbody');
document.querySelectorAll('#all th').forEach((head, column) => head.addEventListener('click', () => {
  const value = (row) => { const cell = row.cells[column]; return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value); };
  const sign = head.dataset.sign = head.dataset.sign === '1' ? '-1' : '1';
  body.append(...[...body.rows].sort((a, b) => Number(sign) * (value(a) < value(b) ? 1 : value(a) > value(b) ? -1 : 0)));
}));
</script></html>`;
}

/** How each kind fares; the kind is the first word of a figure's name, `example` stands for Matplotlib's own examples. */
function kinds(outcomes: readonly Outcome[]): string {
  const groups = Object.groupBy(outcomes, (o) => o.name.split('-')[0]);
  return Object.entries(groups)
    .map(([kind, members = []]) => {
      const good = members.filter((o) => o.distance !== undefined && o.distance.rms <= limits.good).length;
      const largest = Math.max(...members.map((o) => o.distance?.rms ?? Number.POSITIVE_INFINITY));
      const shown = Number.isFinite(largest) ? largest.toFixed(3) : 'failed';
      return `<tr><td>${escaped(kind)}</td><td>${members.length}</td><td>${good}</td><td>${shown}</td></tr>`;
    })
    .join('');
}

function changedRow(name: string, folder: string): string {
  const was = relative(folder, picturePath(name));
  const is = relative(folder, picturePath(`${name}-changed`));
  return `<tr><td>${escaped(name)}</td><td>was<br><img src="${was}" alt=""></td><td>is<br><img src="${is}" alt=""></td></tr>`;
}
