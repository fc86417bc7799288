import { useEffect, useRef } from 'react';

import { useWords } from '../language.ts';
import styles from './camera-picture.module.css';
import { openCameraView } from './camera-view.ts';
import { watchCamera, type CameraListener } from './camera-watch.ts';
import { startFrameReader } from './frame-reader.ts';

/** Where the code belongs: lines, which are wide, or a field in their middle. */
const CORNERS = 'M20 30 V18 H32 M128 18 H140 V30 M140 70 V82 H128 M32 82 H20 V70';

/** What the camera sees, from the first picture to the first code; off once it is not shown. */
export function CameraPicture(props: CameraListener) {
  const say = useWords().camera;
  const video = useRef<HTMLVideoElement>(null);
  const newest = useRef(props);
  useEffect(() => {
    newest.current = props;
  });
  useEffect(() => {
    const shownIn = video.current;
    if (shownIn === null) return undefined;
    return watchCamera(
      {
        openView: (onGone) => openCameraView(shownIn, onGone),
        startReader: startFrameReader,
        after,
      },
      {
        changed: (state) => newest.current.changed(state),
        read: (code) => newest.current.read(code),
        idle: () => newest.current.idle(),
      },
    );
  }, []);
  return (
    <div className={styles.view}>
      <video ref={video} className={styles.picture} aria-label={say.picture} autoPlay muted />
      <svg className={styles.corners} viewBox="0 0 160 100" aria-hidden="true">
        <path d={CORNERS} />
        <path d={CORNERS} />
      </svg>
    </div>
  );
}

function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
