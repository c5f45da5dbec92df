/** Finished pictures on their way out: what stands in the way, and the headers they travel with. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Job, ResultRef } from '../job/job.ts';
import type { ApiDependencies } from './dependencies.ts';
import { preference } from './negotiate.ts';
import { Problem } from './problem.ts';
import { retryAfter } from './send-problem.ts';

interface Picture {
  readonly ref: ResultRef;
  readonly body: Uint8Array;
}

/** The picture of a job; throws the `Problem` that says why there is none. */
export async function pictureOf(deps: Pick<ApiDependencies, 'results'>, job: Job): Promise<Picture> {
  const picture = await deps.results.open(refOf(job).key);
  if (picture === undefined) throw new Problem('result-gone', 'The picture was removed; send the figure again.');
  return picture;
}

/** The reference of a job's picture; throws the `Problem` that says why there is none. */
export function refOf(job: Job): ResultRef {
  switch (job.status) {
    case 'queued':
    case 'running':
      throw new Problem('not-ready', `The job is ${job.status}.`, { headers: retryAfter(1000) });
    case 'canceled':
      throw new Problem('canceled', 'The job was canceled.');
    case 'failed':
      throw new Problem('job-failed', job.error?.message ?? 'The job failed.', {
        jobError: job.error,
        errors: job.error?.errors,
      });
    case 'succeeded':
      if (job.result === undefined) throw new Problem('result-gone', 'The picture was removed; send the figure again.');
      return job.result;
  }
}

/** Whether the client has this picture already (`If-None-Match`). */
export function isCached(request: FastifyRequest, ref: ResultRef): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(`"${ref.key}"`) || tags.includes('*');
}

/** Sets the headers of a picture: it never changes, and an SVG of it runs nothing when opened. */
export function pictureHeaders(reply: FastifyReply, job: Job, ref: ResultRef): void {
  reply
    .header('etag', `"${ref.key}"`)
    .header('cache-control', `${job.owner === undefined ? 'public' : 'private'}, max-age=31536000, immutable`)
    .header('content-type', ref.contentType)
    .header('content-disposition', `inline; filename="${job.id}.${job.format}"`)
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
    );
}

/** Sends a picture, or 406 when `Accept` rules its media type out. */
export function sendPicture(request: FastifyRequest, reply: FastifyReply, job: Job, picture: Picture): FastifyReply {
  checkAccepted(request, picture.ref);
  pictureHeaders(reply, job, picture.ref);
  const { buffer, byteOffset, byteLength } = picture.body;
  return reply.code(200).send(Buffer.from(buffer, byteOffset, byteLength));
}

/** Throws 406 when `Accept` rules the picture's media type out. */
export function checkAccepted(request: FastifyRequest, ref: ResultRef): void {
  if (preference(request.headers.accept, ref.contentType) > 0) return;
  throw new Problem('not-acceptable', `The picture is ${ref.contentType}.`);
}
