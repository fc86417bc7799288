import { useStore } from 'zustand';

import { catalogues, LANGUAGES } from '../../words/languages.ts';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { useSpokenLanguage } from '../language.ts';
import { useShownTheme } from '../theme.ts';
import { useTill } from '../till-context.ts';
import styles from './catalogue-page.module.css';
import { Figures } from './figures.tsx';
import { Places } from './places.tsx';
import { Presses } from './presses.tsx';

const THEMES = [
  { name: 'light', label: 'Light', keyName: 'F10' },
  { name: 'dark', label: 'Dark', keyName: 'F11' },
] as const;

/** Every component in all its states, for whoever changes one; in each language and theme. */
export function CataloguePage() {
  const { preferences } = useTill();
  const { chooseLanguage, chooseTheme } = useStore(preferences);
  return (
    <main className={styles.page} data-screen="catalogue">
      <header className={styles.head}>
        <h1 className={styles.title}>Components</h1>
        <ChoiceBar
          label="Language"
          isLabelHidden
          choices={LANGUAGES.map((name, index) => ({
            name,
            label: catalogues[name].name,
            keyName: `F${index + 5}`,
          }))}
          chosen={useSpokenLanguage()}
          onChoose={chooseLanguage}
        />
        <ChoiceBar
          label="Theme"
          isLabelHidden
          choices={THEMES}
          chosen={useShownTheme()}
          onChoose={chooseTheme}
        />
      </header>
      <Presses />
      <Figures />
      <Places />
    </main>
  );
}
