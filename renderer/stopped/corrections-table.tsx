import type { Correction } from '../../words/catalogue.ts';
import { useWords } from '../language.ts';
import styles from './corrections-table.module.css';

/** Each field at fault: what stands there, what is wrong, and what to write instead. */
export function CorrectionsTable({ corrections }: { readonly corrections: readonly Correction[] }) {
  const { field, value, wrong, write } = useWords().stopped;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{field}</th>
          <th scope="col">{value}</th>
          <th scope="col">{wrong}</th>
          <th scope="col">{write}</th>
        </tr>
      </thead>
      <tbody>
        {corrections.map((one) => (
          <tr key={one.field}>
            <th scope="row">
              <code>{one.field}</code>
            </th>
            <td>{one.isValueShown ? <code>{one.value}</code> : <i>{one.value}</i>}</td>
            <td>{one.wrong}</td>
            <td>
              {one.write}
              {one.example !== null && <code className={styles.example}>{one.example}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
