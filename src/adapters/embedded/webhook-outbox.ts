import type { WebhookDelivery, WebhookOutbox, WebhookSubscription } from '../../ports/webhook-outbox.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

const ENDED = `FROM webhooks JOIN jobs ON jobs.id = webhooks.job_id WHERE jobs.status IN ('succeeded', 'failed', 'canceled')`;

/** Callbacks owed, in a table beside the jobs: a job's end makes its callback due without a write of its own. */
export class EmbeddedWebhookOutbox implements WebhookOutbox {
  readonly #db: Database;
  readonly #group: GroupCommit;

  constructor(db: Database, group: GroupCommit) {
    this.#db = db;
    this.#group = group;
    // A crash may have come between the callback and its job, and retention may have taken the job.
    db.sql('DELETE FROM webhooks WHERE job_id NOT IN (SELECT id FROM jobs)').run();
  }

  async subscribe(subscriptions: readonly WebhookSubscription[]): Promise<void> {
    await this.#group.run(() => {
      const insert = this.#db.sql('INSERT OR IGNORE INTO webhooks (job_id, url) VALUES (?, ?)');
      for (const { jobId, url } of subscriptions) insert.run(jobId, url);
    });
  }

  async take({ now, limit, leaseMs }: { now: number; limit: number; leaseMs: number }): Promise<WebhookDelivery[]> {
    return this.#group.run(() => {
      const rows = this.#db
        .sql(`SELECT job_id, url, webhooks.attempts AS tries ${ENDED} AND due_at <= ? ORDER BY due_at LIMIT ?`)
        .all(now, limit) as { job_id: string; url: string; tries: number }[];
      const hide = this.#db.sql('UPDATE webhooks SET due_at = ? WHERE job_id = ?');
      for (const row of rows) hide.run(now + leaseMs, row.job_id);
      return rows.map(({ job_id, url, tries }) => ({ jobId: job_id, url, attempts: tries }));
    });
  }

  async retry(jobId: string, dueAt: number): Promise<void> {
    await this.#group.run(() => {
      this.#db.sql('UPDATE webhooks SET attempts = attempts + 1, due_at = ? WHERE job_id = ?').run(dueAt, jobId);
    });
  }

  async remove(jobIds: readonly string[]): Promise<void> {
    await this.#group.run(() => {
      const remove = this.#db.sql('DELETE FROM webhooks WHERE job_id = ?');
      for (const id of jobIds) remove.run(id);
    });
  }

  async nextDueAt(): Promise<number | undefined> {
    const row = this.#db.sql(`SELECT due_at ${ENDED} ORDER BY due_at LIMIT 1`).get() as { due_at: number } | undefined;
    return row?.due_at;
  }
}
