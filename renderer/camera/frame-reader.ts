import type { FrameAnswer, LookedAt } from './frame-messages.ts';

/** Looks at one picture at a time. Rejects if it cannot, or is no more. */
export interface FrameReader {
  lookAt(picture: VideoFrame): Promise<LookedAt>;
  stop(): void;
}

/** One in a worker of its own, which ends with it and takes its memory along. */
export function startFrameReader(): FrameReader {
  const worker = new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module' });
  const lost = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
  });
  // Nobody may be asking when it happens; whoever asks next is told.
  lost.catch(() => {});
  return {
    lookAt(picture) {
      const answer = new Promise<LookedAt>((resolve, reject) => {
        const hear = ({ data }: MessageEvent<FrameAnswer>): void => {
          if (data.type === 'looked') resolve(data);
          else reject(new Error('The pictures cannot be looked at.'));
        };
        worker.addEventListener('message', hear, { once: true });
        worker.postMessage(picture, [picture]);
      });
      return Promise.race([answer, lost]);
    },
    stop: () => worker.terminate(),
  };
}
