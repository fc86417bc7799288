import { useStore } from 'zustand';

import { catalogues, LANGUAGES, type Language } from '../../words/languages.ts';
import { useSpokenLanguage, useWords } from '../language.ts';
import { useNavigation, type Place } from '../navigation.ts';
import { useShownTheme } from '../theme.ts';
import { useTill } from '../till-context.ts';
import { RailButton } from './rail-button.tsx';
import { RailIcon } from './rail-icon.tsx';
import styles from './rail.module.css';

const PLACES: readonly { readonly place: Place; readonly keyName: string }[] = [
  { place: 'sale', keyName: 'F1' },
  { place: 'open', keyName: 'F2' },
  { place: 'history', keyName: 'F3' },
];

/** The cashier's places; at its foot the store's, and how the window speaks and looks. */
export function Rail({ openCount }: { readonly openCount: number }) {
  const say = useWords().screens.rail;
  const { place: here, goTo } = useNavigation();
  const openBadge =
    openCount === 0 ? {} : { badge: { count: openCount, meaning: say.openCount(openCount) } };
  return (
    <nav className={styles.rail} aria-label={say.label}>
      {PLACES.map(({ place, keyName }) => (
        <RailButton
          key={place}
          icon={<RailIcon name={place} />}
          word={say[place]}
          keyName={keyName}
          isHere={place === here}
          onPress={() => goTo(place)}
          {...(place === 'open' ? openBadge : {})}
        />
      ))}
      <div className={styles.foot}>
        <RailButton
          icon={<RailIcon name="store" />}
          word={say.store}
          keyName="F4"
          isHere={here === 'store'}
          onPress={() => goTo('store')}
        />
        <LanguageButton />
        <ThemeButton />
      </div>
    </nav>
  );
}

function LanguageButton() {
  const next = languageAfter(useSpokenLanguage());
  const choose = useStore(useTill().preferences, ({ chooseLanguage }) => chooseLanguage);
  return (
    <RailButton
      icon={
        <span className={styles.code} aria-hidden="true">
          {next.toUpperCase()}
        </span>
      }
      word={catalogues[next].name}
      language={next}
      keyName="F8"
      onPress={() => choose(next)}
    />
  );
}

function ThemeButton() {
  const say = useWords().screens.rail;
  const other = useShownTheme() === 'dark' ? 'light' : 'dark';
  const choose = useStore(useTill().preferences, ({ chooseTheme }) => chooseTheme);
  return (
    <RailButton
      icon={<RailIcon name={other} />}
      word={say[other]}
      keyName="F9"
      onPress={() => choose(other)}
    />
  );
}

function languageAfter(spoken: Language): Language {
  const place = LANGUAGES.indexOf(spoken);
  return LANGUAGES[(place + 1) % LANGUAGES.length] ?? spoken;
}
