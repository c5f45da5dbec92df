import { type Dashboard, DashboardBuilder, DatasourceVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { lines, number, type PanelOptions, quantiles } from './panels.ts';

type Panel = ReturnType<typeof lines> | ReturnType<typeof number>;

function dashboard(uid: string, title: string, description: string, panels: readonly Panel[]): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['plotmill'])
    .refresh('30s')
    .time({ from: 'now-3h', to: 'now' })
    .withVariable(new DatasourceVariableBuilder('datasource').type('prometheus').label('Prometheus'));
  for (const panel of panels) builder.withPanel(panel);
  return builder.build();
}

const rate = (metric: string, by?: string): string =>
  by === undefined ? `sum(rate(${metric}[$__rate_interval]))` : `sum by (${by}) (rate(${metric}[$__rate_interval]))`;

const accept: PanelOptions = {
  title: 'Accept errors, 1 h',
  description: 'Share of submissions that were refused by us or took longer than 250 ms. Objective: below 0.1 %.',
  unit: 'percentunit',
  queries: [{ expr: 'plotmill:accept_errors:ratio_rate1h' }],
};
const endToEnd: PanelOptions = {
  title: 'End-to-end errors, 1 h',
  description: 'Share of jobs without a picture within 30 s. Objective: below 1 %.',
  unit: 'percentunit',
  queries: [{ expr: 'plotmill:end_to_end_errors:ratio_rate1h' }],
};

/** For those who use plotmill: is it well, how fast, how much. */
function service(): Dashboard {
  return dashboard('plotmill-service', 'plotmill: service', 'Objectives, traffic and latency as clients see them.', [
    number(accept),
    number(endToEnd),
    number({
      title: 'Oldest waiting',
      description: 'Age of the oldest figure that nobody has taken.',
      unit: 's',
      queries: [{ expr: 'max(plotmill_queue_oldest_message_age_seconds)' }],
    }),
    number({
      title: 'Waiting',
      description: 'Messages on the queue.',
      unit: 'short',
      queries: [{ expr: 'max(plotmill_queue_messages{state="visible"})' }],
    }),
    number({
      title: 'Dead letters',
      description: 'Figures that broke three times.',
      unit: 'short',
      queries: [{ expr: 'max(plotmill_queue_messages{state="dead"})' }],
    }),
    number({
      title: 'Version',
      description: 'Processes by what they run.',
      unit: 'short',
      queries: [{ expr: 'sum by (version) (plotmill_build_info)', legend: '{{version}}' }],
    }),
    lines({
      title: 'Accepted and ended',
      description: 'Jobs per second. Where the lines part, the queue grows or shrinks.',
      unit: 'reqps',
      queries: [
        { expr: rate('plotmill_jobs_accepted_total'), legend: 'accepted' },
        { expr: rate('plotmill_jobs_ended_total', 'status'), legend: '{{status}}' },
      ],
    }),
    lines({
      title: 'Accept time',
      description: 'From a validated request to its jobs being durable.',
      unit: 's',
      queries: quantiles('plotmill_accept_seconds'),
    }),
    lines({
      title: 'End-to-end time',
      description: 'From acceptance to the picture.',
      unit: 's',
      queries: quantiles('plotmill_job_end_to_end_seconds', '{status="succeeded"}'),
    }),
    lines({
      title: 'Requests by route',
      description: 'Requests per second.',
      unit: 'reqps',
      queries: [{ expr: rate('plotmill_http_request_seconds_count', 'method, route'), legend: '{{method}} {{route}}' }],
    }),
    lines({
      title: 'Refused',
      description:
        'Requests answered with an error, by its code. invalid-figure is the clients’ fault, storage-full ours.',
      unit: 'reqps',
      queries: [{ expr: rate('plotmill_requests_refused_total', 'reason'), legend: '{{reason}}' }],
    }),
    lines({
      title: 'Jobs in a batch',
      description: 'Mean number of jobs that one request makes durable.',
      unit: 'short',
      queries: [
        {
          expr: `${rate('plotmill_accept_batch_jobs_sum')} / ${rate('plotmill_accept_batch_jobs_count')}`,
          legend: 'mean',
        },
      ],
    }),
  ]);
}

/** For those who run it: queue, workers, what breaks. */
function operation(): Dashboard {
  return dashboard('plotmill-operation', 'plotmill: operation', 'Queue, drawing, storage and processes.', [
    lines({
      title: 'Messages',
      description: 'By state. Every replica tells of the same queue.',
      unit: 'short',
      queries: [{ expr: 'max by (state) (plotmill_queue_messages)', legend: '{{state}}' }],
    }),
    lines({
      title: 'Oldest message',
      description: 'Age of the oldest message that nobody has taken.',
      unit: 's',
      queries: [{ expr: 'max(plotmill_queue_oldest_message_age_seconds)', legend: 'age' }],
    }),
    lines({
      title: 'Workers',
      description: 'Renderer processes by what they do, and how many there may be.',
      unit: 'short',
      queries: [
        { expr: 'sum by (state) (plotmill_workers)', legend: '{{state}}' },
        { expr: 'sum(plotmill_workers_limit)', legend: 'limit' },
      ],
    }),
    lines({
      title: 'Render time',
      description: 'Measured time of an attempt that drew a picture.',
      unit: 's',
      queries: quantiles('plotmill_render_seconds'),
    }),
    lines({
      title: 'Attempts by outcome',
      description: 'Everything but ok is tried again or dead.',
      unit: 'reqps',
      queries: [{ expr: rate('plotmill_render_attempts_total', 'reason'), legend: '{{reason}}' }],
    }),
    lines({
      title: 'Drawn before',
      description: 'Share of jobs whose picture existed already.',
      unit: 'percentunit',
      queries: [
        {
          expr: `${rate('plotmill_job_attempts_bucket{le="0"}')} / ${rate('plotmill_job_attempts_count')}`,
          legend: 'without a worker',
        },
      ],
    }),
    lines({
      title: 'Stored pictures',
      description: 'Bytes; retention gives them back.',
      unit: 'bytes',
      queries: [{ expr: 'max(plotmill_results_bytes)', legend: 'bytes' }],
    }),
    lines({
      title: 'Memory',
      description: 'Resident memory of the processes that serve, without workers.',
      unit: 'bytes',
      queries: [{ expr: 'plotmill_process_resident_memory_bytes', legend: '{{instance}}' }],
    }),
    lines({
      title: 'CPU',
      description: 'Of the processes that serve, without workers; 1 is a whole core.',
      unit: 'short',
      queries: [{ expr: 'rate(plotmill_process_cpu_seconds_total[$__rate_interval])', legend: '{{instance}}' }],
    }),
    lines({
      title: 'Failed jobs by reason',
      description: 'Jobs per second that ended without a picture.',
      unit: 'reqps',
      queries: [{ expr: rate('plotmill_jobs_ended_total{status!="succeeded"}', 'reason'), legend: '{{reason}}' }],
    }),
    lines({
      title: 'Worker deaths',
      description: 'Processes that were killed or crashed, per second.',
      unit: 'short',
      queries: [{ expr: rate('plotmill_worker_deaths_total', 'reason'), legend: '{{reason}}' }],
    }),
    lines({
      title: 'Callbacks',
      description: 'Webhook tries by outcome.',
      unit: 'reqps',
      queries: [{ expr: rate('plotmill_webhook_tries_total', 'outcome'), legend: '{{outcome}}' }],
    }),
  ]);
}

/** For AWS: the connector and the function behind it. */
function connector(): Dashboard {
  return dashboard('plotmill-connector', 'plotmill: connector', 'Calls of the function, where the function draws.', [
    lines({
      title: 'Calls under way',
      description:
        'And how many the function bears: the limit rises while it answers quickly and halves on 429 and 503.',
      unit: 'short',
      span: 12,
      queries: [
        { expr: 'sum(plotmill_function_calls)', legend: 'calls' },
        { expr: 'sum(plotmill_function_calls_limit)', legend: 'limit' },
      ],
    }),
    lines({
      title: 'Busy and unreachable',
      description: 'Attempts that the function turned away or never answered.',
      unit: 'reqps',
      span: 12,
      queries: [
        {
          expr: rate('plotmill_render_attempts_total{reason=~"function-.*|gateway-.*"}', 'reason'),
          legend: '{{reason}}',
        },
      ],
    }),
  ]);
}

/** All dashboards by the name of their file. */
export function dashboards(): Record<string, Dashboard> {
  return { 'plotmill-service': service(), 'plotmill-operation': operation(), 'plotmill-connector': connector() };
}

/** A dashboard as its file has it. */
export function dashboardText(board: Dashboard): string {
  return `${JSON.stringify(board, null, 2)}\n`;
}
