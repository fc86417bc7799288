import { useEffect } from 'react';
import { create } from 'zustand';

/** Kept between screens, so that what is offered does not come in late on each of them. */
const useFound = create<{ readonly isFound: boolean }>(() => ({ isFound: false }));

/** Whether the machine has a camera, now: which may be plugged in and pulled out. */
export function useCameraFound(): boolean {
  useEffect(() => {
    const { mediaDevices } = navigator;
    const look = (): void => {
      mediaDevices.enumerateDevices().then(
        (devices) => useFound.setState({ isFound: devices.some(isCamera) }),
        // Devices that cannot be listed are not offered.
        () => useFound.setState({ isFound: false }),
      );
    };
    look();
    mediaDevices.addEventListener('devicechange', look);
    return () => mediaDevices.removeEventListener('devicechange', look);
  }, []);
  return useFound(({ isFound }) => isFound);
}

function isCamera({ kind }: MediaDeviceInfo): boolean {
  return kind === 'videoinput';
}
