/** Lines of at most so many characters, broken between words where there is room to. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let rest = Array.from(text);
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    lines.push(rest.slice(0, end).join('').trimEnd());
    rest = rest.slice(space > 0 ? end + 1 : end);
  }
  return [...lines, rest.join('')];
}

/** Left and right on one line where both fit, else the one below the other. */
export function pairLines(left: string, right: string, columns: number): readonly string[] {
  const between = columns - Array.from(left).length - Array.from(right).length;
  if (between > 0) return [left + ' '.repeat(between) + right];
  return [
    ...wrap(left, columns),
    ...wrap(right, columns).map((line) => ' '.repeat(columns - Array.from(line).length) + line),
  ].filter((line) => line.trim() !== '');
}
