/** A camera that is on, and what it sees. */
export interface CameraView {
  /** The next one that it takes; never, once it hangs or is closed. */
  nextPicture(): Promise<VideoFrame>;
  close(): void;
}

/**
 * Away from whoever stands at the till, where there are two. Lines of 24 digits need the width;
 * more of it, or more pictures, only heat the machine.
 */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 15 },
  },
};

/** Ten pictures in a second: a hand is not quicker, and a small till has other things to do. */
const NEXT_AFTER_MS = 90;

/** Turns a camera on and shows it. Rejects as `getUserMedia` does; `onGone`: it was unplugged. */
export async function openCameraView(
  video: HTMLVideoElement,
  onGone: () => void,
): Promise<CameraView> {
  const stream = await navigator.mediaDevices.getUserMedia(WANTED);
  const tracks = stream.getTracks();
  for (const track of tracks) track.addEventListener('ended', onGone);
  video.srcObject = stream;
  let takenAtMs = Number.NEGATIVE_INFINITY;
  return {
    nextPicture: () =>
      new Promise((resolve) => {
        const take = (): void => {
          video.requestVideoFrameCallback((atMs) => {
            if (atMs - takenAtMs < NEXT_AFTER_MS) {
              take();
              return;
            }
            try {
              resolve(new VideoFrame(video));
              takenAtMs = atMs;
            } catch {
              // The first one is told of before it can be taken.
              take();
            }
          });
        };
        take();
      }),
    close() {
      // The light beside the lens goes out.
      for (const track of tracks) track.stop();
      video.srcObject = null;
    },
  };
}
