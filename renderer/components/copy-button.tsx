import { useState } from 'react';

import { words } from '../language.ts';
import { ActionButton } from './action-button.tsx';

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ text }: { readonly text: string }) {
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

/**
 * By the copy command and not by `navigator.clipboard`, which asks for a permission: the page
 * has none.
 */
function copyText(text: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return done;
}
