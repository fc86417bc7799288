import styles from './shape.module.css';

/** What the colour says, said once more by its form. */
export type ShapeName =
  | 'tick'
  | 'phone'
  | 'question'
  | 'cross'
  | 'cutLink'
  | 'returnArrow'
  | 'sending'
  | 'scanner';

/** Drawn on 168 × 168, the size of the picture it was designed at; strokes of 15. */
const glyphs: { readonly [Name in ShapeName]: string } = {
  tick: 'M52 87 L75 110 L117 65',
  phone:
    'M70 45 h28 a9 9 0 0 1 9 9 v60 a9 9 0 0 1 -9 9 h-28 a9 9 0 0 1 -9 -9 v-60 a9 9 0 0 1 9 -9 Z M80 106 h8',
  question: 'M63 66 c1 -13 10 -21 22 -21 c12 0 21 8 21 20 c0 16 -21 17 -22 34 M84 121 v0.1',
  cross: 'M62 62 L106 106 M106 62 L62 106',
  cutLink:
    'M63.5 80.5 L52.9 91.1 A17 17 0 0 0 76.9 115.1 L87.5 104.5 M80.5 63.5 L91.1 52.9 A17 17 0 0 1 115.1 76.9 L104.5 87.5 M67.7 67.7 L60.7 60.7 M100.3 100.3 L107.3 107.3',
  returnArrow: 'M66 58 L46 78 L66 98 M48 78 h50 a20 20 0 0 1 0 40 h-22',
  sending: 'M84 118 V54 M60 76 L84 52 L108 76',
  scanner:
    'M46 66 V54 a8 8 0 0 1 8 -8 H66 M102 46 H114 a8 8 0 0 1 8 8 V66 M122 102 V114 a8 8 0 0 1 -8 8 H102 M66 122 H54 a8 8 0 0 1 -8 -8 V102 M68 68 V100 M84 68 V100 M100 68 V100',
};

const RADIUS = 75;
const ROUND = 2 * Math.PI * RADIUS;

interface ShapeProps {
  readonly name: ShapeName;
  /** How much of the time is left, 1 to 0: the ring drains; null: a whole ring. */
  readonly left?: number | null;
  /** The ring's place filled, with the glyph cut out: for what needs a person. */
  readonly filled?: boolean;
}

export function Shape({ name, left = null, filled = false }: ShapeProps) {
  return (
    <svg className={styles.shape} viewBox="0 0 168 168" aria-hidden="true">
      {filled ? (
        <circle className={styles.disc} cx="84" cy="84" r="82" />
      ) : (
        <circle className={left === null ? styles.ring : styles.track} cx="84" cy="84" r={RADIUS} />
      )}
      {left !== null && (
        <circle
          className={styles.ring}
          cx="84"
          cy="84"
          r={RADIUS}
          strokeDasharray={`${ROUND * left} ${ROUND}`}
          transform="rotate(-90 84 84)"
        />
      )}
      <path className={filled ? styles.cutOut : styles.glyph} data-glyph={name} d={glyphs[name]} />
    </svg>
  );
}
