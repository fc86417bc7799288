/** The part of pino-roll (a stream of sonic-boom) that the log uses; the package has no types. */
declare module 'pino-roll' {
  interface RollingFile {
    /** With `sync`, in the file when it returns; what fails is told to `error`. */
    write(line: string): boolean;
    on(event: 'error', listener: (error: Error) => void): this;
    destroy(): void;
  }

  /** Opens `<file>[.<date>].<number>.log`; rejects when it cannot. */
  export default function openRollingFile(options: {
    readonly file: string;
    readonly size: string;
    readonly frequency: 'daily';
    readonly dateFormat: string;
    readonly mode: number;
    readonly sync: true;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: true };
  }): Promise<RollingFile>;
}
