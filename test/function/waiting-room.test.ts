import { beforeEach, describe, expect, it } from 'vitest';
import { WaitingRoom } from '../../src/adapters/function/waiting-room.ts';
import type { Rendered } from '../../src/ports/renderer.ts';
import { HandRenderer } from '../support/hand-renderer.ts';

const never = new AbortController().signal;

describe('A waiting room before a renderer', () => {
  let renderer: HandRenderer;
  let open: boolean;
  let room: WaitingRoom;

  beforeEach(() => {
    renderer = new HandRenderer();
    renderer.room = 1;
    open = true;
    room = new WaitingRoom(renderer, { places: 2, open: () => open });
  });

  const send = (jobId: string, signal = never): Promise<Rendered> =>
    room.render({ jobId, figure: '{}', format: 'png' }, signal);
  const drawing = (): string[] => renderer.renders.all.map(({ request }) => request.jobId);

  it('has room for those who wait beside those who are drawn', () => {
    expect(room.capacity()).toBe(3);
    for (const id of ['a', 'b', 'c']) void send(id);
    expect(room.capacity()).toBe(0);
    expect(drawing()).toEqual(['a']);
  });

  it('lets them in one by one, in the order of their coming', async () => {
    const pictures = ['a', 'b', 'c'].map((id) => send(id));
    for (const [i, id] of ['a', 'b', 'c'].entries()) {
      await renderer.renders.find(({ request }) => request.jobId === id);
      expect(drawing()).toHaveLength(i + 1);
      renderer.renders.all[i].draw(id);
      expect(Buffer.from((await pictures[i]).body).toString()).toBe(id);
    }
  });

  it('lets go who is called off while waiting, uncounted, and draws the next', async () => {
    const abort = new AbortController();
    const first = send('a');
    const called = send('b', abort.signal).catch((error: unknown) => error);
    const last = send('c');
    abort.abort();
    expect(await called).toMatchObject({ kind: 'transient', countsAsAttempt: false });
    expect(room.capacity()).toBe(1);
    renderer.renders.all[0].draw();
    await first;
    (await renderer.renders.find(({ request }) => request.jobId === 'c')).draw();
    await last;
    expect(drawing()).toEqual(['a', 'c']);
  });

  it('tells when there is room again', async () => {
    const first = send('a');
    for (const id of ['b', 'c']) void send(id);
    let ready = false;
    const waiting = room.ready().then(() => {
      ready = true;
    });
    await Promise.resolve();
    expect(ready).toBe(false);
    renderer.renders.all[0].draw();
    await first;
    await waiting;
    expect(room.capacity()).toBe(1);
  });

  it('takes nobody while there is no renderer', () => {
    open = false;
    expect(room.capacity()).toBe(0);
  });
});
