/** Where a key went while nobody knew that a scanner typed it, and how it stood there before. */
export interface LeakedKey {
  readonly atMs: number;
  readonly target: EventTarget | null;
  /** Null: the key did not go into a text field. */
  readonly field: FieldBefore | null;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface FieldBefore {
  readonly element: TextField;
  readonly value: string;
  /** Both null in a field that tells no caret. */
  readonly caretStart: number | null;
  readonly caretEnd: number | null;
}

/** Inputs that are pressed or chosen from, and not typed into. */
const PRESSED_INPUTS = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'file']);

export function isTextField(target: EventTarget | null): target is TextField {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !PRESSED_INPUTS.has(target.type);
}

/** To be asked while the key goes down: it has written nothing yet. */
export function leakedKey(target: EventTarget | null, atMs: number): LeakedKey {
  if (!isTextField(target)) return { atMs, target, field: null };
  const { value, selectionStart: caretStart, selectionEnd: caretEnd } = target;
  return { atMs, target, field: { element: target, value, caretStart, caretEnd } };
}

/** Ends what an input method is composing there. */
export function leaveFocus(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  focused.blur();
  return focused;
}

/** Makes every field, and the focus, what it was before these keys; oldest first. */
export function takeBack(leaked: readonly LeakedKey[], withFocus: boolean): void {
  const restored = new Set<TextField>();
  for (const { field } of leaked) {
    if (field === null || restored.has(field.element)) continue;
    restored.add(field.element);
    restore(field);
  }
  if (!withFocus) return;
  const focused = leaked[0]?.target;
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
}

function restore({ element, value, caretStart, caretEnd }: FieldBefore): void {
  if (element.value !== value) rewrite(element, value);
  // Keypad keys move it while Num Lock is off.
  if (caretStart !== null) element.setSelectionRange(caretStart, caretEnd);
}

function rewrite(element: TextField, value: string): void {
  // Past React's own setter, which would take the old value for one that it knows already.
  const kind = element instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
}
