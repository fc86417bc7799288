import type { CameraWords } from '../camera-words.ts';

export const camera: CameraWords = {
  use: 'Use the camera',
  title: 'Hold the code in front of the camera',
  failedTitle: 'The camera cannot be used',
  picture: 'What the camera sees',
  starting: 'The camera is starting.',
  looking: 'Fill the frame with the code, and hold it still. It is read by itself.',
  hints: {
    nothingYet:
      'Nothing was read yet. Hold the phone a hand’s width away, still and straight, and turn up the brightness of its screen.',
    dark: 'The picture is dark. Uncover the lens, and put on a light.',
    several: 'There is more than one code in the picture. Show one alone.',
  },
  problems: {
    none: 'No camera was found. Plug one in, then try again; or use the scanner.',
    refused:
      'The system does not let the till use the camera. On macOS: System Settings › Privacy & Security › Camera. On Windows: Settings › Privacy & security › Camera, for desktop apps too. Allow it, then try again.',
    inUse:
      'The camera does not start. Another program may be using it: close that one, then try again.',
    gone: 'The camera is gone. Plug it in again, then try again; or use the scanner.',
    broken:
      'The camera’s pictures cannot be read. Try again, use the scanner, or call the technician.',
  },
};
