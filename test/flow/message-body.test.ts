import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../src/flow/message-body.ts';
import { PermanentError } from '../../src/job/errors.ts';
import { outputFormats } from '../../src/job/job.ts';

describe('A message body', () => {
  it('gives figure and format back as they were, whatever the figure', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(...outputFormats), (figure, format) => {
        const body = encodeMessage({ figure, format });
        expect(JSON.parse(body)).toMatchObject({ format });
        expect(decodeMessage(body)).toEqual({ figure, format });
      }),
    );
  });

  it('takes a raw figure of another producer, its own `figure` key and all', () => {
    const raw = { format: 'svg', figure: { dpi: 50 }, axes: [{ marks: [] }] };
    const { figure, format } = decodeMessage(JSON.stringify(raw));
    expect(format).toBe('svg');
    expect(JSON.parse(figure)).toEqual({ figure: { dpi: 50 }, axes: [{ marks: [] }] });
    expect(decodeMessage('{"plot_type":"line"}')).toEqual({ figure: '{"plot_type":"line"}', format: 'png' });
  });

  it('refuses for good what is no figure', () => {
    for (const body of ['', 'hello', '[1]', 'null', '7', '{"format":"gif"}']) {
      expect(() => decodeMessage(body), body).toThrow(PermanentError);
    }
  });
});
