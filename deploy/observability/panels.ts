import { VizLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** A query and how its series are called. */
export interface Query {
  readonly expr: string;
  readonly legend?: string;
}

export interface PanelOptions {
  readonly title: string;
  /** What it shows and when to worry. */
  readonly description: string;
  /** Grafana's name of the unit: `s`, `percentunit`, `reqps`, `bytes`, `short`. */
  readonly unit: string;
  /** Columns of 24. */
  readonly span?: number;
  readonly queries: readonly Query[];
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Grafana's
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

function targets(queries: readonly Query[]): DataqueryBuilder[] {
  return queries.map(({ expr, legend }, index) => {
    const query = new DataqueryBuilder()
      .refId(String.fromCharCode(65 + index))
      .expr(expr)
      .range();
    return legend === undefined ? query : query.legendFormat(legend);
  });
}

/** A panel of lines over time. */
export function lines(options: PanelOptions): TimeseriesBuilder {
  return new TimeseriesBuilder()
    .title(options.title)
    .description(options.description)
    .datasource(DATASOURCE)
    .unit(options.unit)
    .min(0)
    .span(options.span ?? 8)
    .height(8)
    .fillOpacity(8)
    .legend(new VizLegendOptionsBuilder().showLegend(true))
    .targets(targets(options.queries));
}

/** A panel of one number, the newest. */
export function number(options: PanelOptions): StatBuilder {
  return new StatBuilder()
    .title(options.title)
    .description(options.description)
    .datasource(DATASOURCE)
    .unit(options.unit)
    .span(options.span ?? 4)
    .height(4)
    .targets(targets(options.queries));
}

/** Quantiles of a histogram, as three queries. `by` and `where` are of the histogram's labels. */
export function quantiles(metric: string, where = ''): Query[] {
  return [0.5, 0.95, 0.99].map((q) => ({
    expr: `histogram_quantile(${q}, sum by (le) (rate(${metric}_bucket${where}[$__rate_interval])))`,
    legend: `p${q * 100}`,
  }));
}
