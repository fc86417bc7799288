/** What keeps the camera from being looked through. */
export type CameraProblem = 'none' | 'refused' | 'inUse' | 'gone' | 'broken';

/** What may help once nothing is read: after a while, or at once where it is certain. */
export type CameraHint = 'nothingYet' | 'dark' | 'several';

/** The camera as a scanner of last resort. */
export interface CameraWords {
  readonly use: string;
  readonly title: string;
  readonly failedTitle: string;
  /** What the moving picture is, for those who do not see it. */
  readonly picture: string;
  readonly starting: string;
  readonly looking: string;
  readonly hints: { readonly [Hint in CameraHint]: string };
  readonly problems: { readonly [Problem in CameraProblem]: string };
}
