/**
 * Puts a text on the clipboard; whether it could. By the copy command and not by
 * `navigator.clipboard`, which asks for a permission: the page has none.
 */
export function copyText(text: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return done;
}
