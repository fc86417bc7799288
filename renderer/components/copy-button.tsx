import { useState } from 'react';

import { useWords } from '../language.ts';
import { ActionButton } from './action-button.tsx';
import { copyText } from './copy-text.ts';

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ text }: { readonly text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState<string | null>(null);
  const { copy, copied: done } = words.screens.actions;
  return (
    <ActionButton
      label={copied === text ? done : copy}
      keyName="Control+C"
      look="small"
      onPress={() => {
        if (copyText(text)) setCopied(text);
      }}
    />
  );
}
