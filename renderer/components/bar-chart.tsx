import styles from './bar-chart.module.css';

export interface Bar {
  readonly key: string;
  /** Under the bar. */
  readonly foot: string;
  /** Its name and value in full, for who reads the table in place of the picture. */
  readonly name: string;
  readonly value: string;
  /** Over the bar; empty: it has none. */
  readonly top: string;
  /** How high it is, of the highest: 0 to 1. */
  readonly share: number;
  /** What it is besides, for example the hour that it is now; null: one like the others. */
  readonly mark: string | null;
}

interface BarChartProps {
  readonly caption: string;
  readonly heads: readonly [string, string];
  readonly bars: readonly Bar[];
}

/** Nothing is higher than this, so that there is room for what stands over the bars. */
const HIGHEST_PERCENT = 84;
/** Of the width that a bar has. */
const BAR_WIDTH = 0.66;

/** Values side by side as bars, and the same as a table for who cannot see them. */
export function BarChart({ caption, heads, bars }: BarChartProps) {
  const widthPercent = 100 / bars.length;
  return (
    <div className={styles.chart}>
      <div className={styles.picture} aria-hidden="true">
        <svg className={styles.bars} width="100%" height="100%">
          {bars.map(({ key, share, top, mark }, index) => {
            const height = share * HIGHEST_PERCENT;
            const middle = (index + 0.5) * widthPercent;
            return (
              <g key={key} data-marked={mark !== null}>
                {share > 0 && (
                  <rect
                    className={styles.bar}
                    x={`${middle - (widthPercent * BAR_WIDTH) / 2}%`}
                    y={`${100 - height}%`}
                    width={`${widthPercent * BAR_WIDTH}%`}
                    height={`${height}%`}
                    rx="5"
                  />
                )}
                <text className={styles.top} x={`${middle}%`} y={`${100 - height}%`} dy="-7">
                  {top}
                </text>
              </g>
            );
          })}
        </svg>
        <ol className={styles.feet}>
          {bars.map(({ key, foot, mark }) => (
            <li key={key} data-marked={mark !== null}>
              {foot}
            </li>
          ))}
        </ol>
      </div>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ key, name, value, mark }) => (
            <tr key={key}>
              <th scope="row">{mark === null ? name : `${name} (${mark})`}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
