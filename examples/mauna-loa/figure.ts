/** Turns `co2.csv` into a figure of four panels and prints it as JSON, ready for `POST /v1/jobs` or `plotmill render -`. */
import { readFileSync } from 'node:fs';

interface Week {
  year: number;
  month: number;
  /** Years since 0, with the day as fraction. */
  t: number;
  ppm: number | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function readWeeks(): Week[] {
  const lines = readFileSync(new URL('./co2.csv', import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1);
  return lines.map((line) => {
    const [date, ppm] = line.split(',');
    const year = Number(date.slice(0, 4));
    const month = Number(date.slice(4, 6));
    const day = Number(date.slice(6, 8));
    const start = Date.UTC(year, 0, 1);
    const length = Date.UTC(year + 1, 0, 1) - start;
    return { year, month, t: year + (Date.UTC(year, month - 1, day) - start) / length, ppm: ppm ? Number(ppm) : null };
  });
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const m = mean(values) ?? 0;
  return Math.sqrt(values.reduce((a, v) => a + (v - m) ** 2, 0) / (values.length - 1));
}

/** Means by year and month, null where no week of the month was measured. */
function monthly(weeks: readonly Week[], years: readonly number[]): (number | null)[][] {
  return years.map((year) =>
    MONTHS.map((_, i) =>
      mean(weeks.filter((w) => w.year === year && w.month === i + 1 && w.ppm !== null).map((w) => w.ppm as number)),
    ),
  );
}

const round = (v: number | null, digits = 3) => (v === null ? null : Number(v.toFixed(digits)));

const weeks = readWeeks();
const years = [...new Set(weeks.map((w) => w.year))];
const table = monthly(weeks, years);
const complete = years.filter((_, i) => table[i].every((v) => v !== null));
const annual = complete.map((year) => mean(table[years.indexOf(year)] as number[]) as number);

const departures = MONTHS.map((_, m) =>
  complete.map((year, i) => (table[years.indexOf(year)][m] as number) - annual[i]),
);
const growth = complete
  .slice(1)
  .flatMap((year, i) => (complete[i] === year - 1 ? [{ year, ppm: annual[i + 1] - annual[i] }] : []));
const cycle = departures.map((d) => mean(d) as number);
const spread = departures.map(deviation);
const months = MONTHS.map((_, i) => i);

const figure = {
  figure: {
    size: [10, 7],
    dpi: 100,
    suptitle: 'Atmospheric CO₂ at Mauna Loa',
    layout: 'constrained',
    subplots: { nrows: 2, ncols: 2 },
  },
  axes: [
    {
      title: 'Weekly means',
      xlabel: 'Year',
      ylabel: 'CO₂ (ppmv)',
      grid: true,
      legend: { loc: 'upper left' },
      marks: [
        {
          type: 'line',
          x: weeks.map((w) => round(w.t, 4)),
          y: weeks.map((w) => w.ppm),
          linewidth: 0.8,
          label: 'weekly',
        },
        {
          type: 'line',
          x: complete.map((y) => y + 0.5),
          y: annual.map((v) => round(v)),
          color: 'C3',
          label: 'yearly mean',
        },
      ],
    },
    {
      title: 'Seasonal cycle',
      ylabel: 'From the yearly mean (ppmv)',
      xticks: { ticks: months, labels: MONTHS.map((m) => m[0]) },
      legend: true,
      marks: [
        {
          type: 'fill_between',
          x: months,
          y1: months.map((m) => round(Math.min(...departures[m]))),
          y2: months.map((m) => round(Math.max(...departures[m]))),
          alpha: 0.2,
          label: 'range of all years',
        },
        {
          type: 'errorbar',
          x: months,
          y: cycle.map((v) => round(v)),
          yerr: spread.map((v) => round(v)),
          fmt: 'o-',
          capsize: 3,
          label: 'mean ± s.d.',
        },
      ],
    },
    {
      title: 'Growth from year to year',
      xlabel: 'Year',
      ylabel: 'ppmv per year',
      marks: [{ type: 'bar', x: growth.map((g) => g.year), height: growth.map((g) => round(g.ppm)), color: 'C2' }],
    },
    {
      title: 'Monthly means',
      xlabel: 'Year',
      yticks: { ticks: months, labels: MONTHS },
      colorbar: { label: 'CO₂ (ppmv)' },
      marks: [
        {
          type: 'imshow',
          X: months.map((m) => table.map((row) => round(row[m], 2))),
          aspect: 'auto',
          cmap: 'viridis',
          extent: [years[0] - 0.5, years[years.length - 1] + 0.5, 11.5, -0.5],
        },
      ],
    },
  ],
};

process.stdout.write(`${JSON.stringify(figure)}\n`);
