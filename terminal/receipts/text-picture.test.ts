import { expect, test } from 'vitest';
import type { Picture } from './picture.ts';
import { drawnLines, type DrawnForm } from './text-picture.ts';

const form: DrawnForm = { emDots: 24, weight: 'normal', widthDots: 384, align: 'left' };

function isBlack({ widthDots, bits }: Picture, x: number, y: number): boolean {
  return ((bits[y * (widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

function rows(picture: Picture | undefined): string[] {
  if (picture === undefined) return [];
  return Array.from({ length: picture.heightDots }, (_row, y) =>
    Array.from({ length: picture.widthDots }, (_dot, x) => (isBlack(picture, x, y) ? '#' : ' '))
      .join('')
      .trimEnd(),
  );
}

function blackDots(picture: Picture | undefined): number {
  return rows(picture).join('').replaceAll(' ', '').length;
}

test('a Chinese character is drawn dot by dot', () => {
  const [picture] = drawnLines('宝', form);
  expect(`\n${rows(picture).join('\n')}\n`).toMatchInlineSnapshot(`
    "




              ###
               ##
               ###
      ####################
      ####################
      ##                ##
      ##                ##
      ####################
        ################
               ##
               ##
               ##
               ##
        ################
         ###############
               ##  ##
               ##  ###
               ##   ###
               ##    ###
      ####################
      ####################





    "
  `);
});

test('bold is drawn of the same outlines with thicker strokes', () => {
  const [normal, bold] = (['normal', 'bold'] as const).map((weight) =>
    blackDots(drawnLines('支付宝', { ...form, weight })[0]),
  );
  expect(bold).toBeGreaterThan((normal ?? Infinity) * 1.25);
});

test('breaks Chinese where the paper ends, and other words at their spaces', () => {
  const narrow = { ...form, widthDots: 96 };
  const chinese = drawnLines('支付宝支付宝', narrow);
  expect(chinese.map(({ widthDots }) => widthDots)).toEqual([96, 48]);
  const latin = drawnLines('éclair crème', narrow);
  expect(latin.map(blackDots)).toEqual(
    [...drawnLines('éclair', form), ...drawnLines('crème', form)].map(blackDots),
  );
});

test('a sign that no font of ours has is an empty box, and never nothing', () => {
  const [picture] = drawnLines('😀', form);
  const drawn = rows(picture).filter((row) => row !== '');
  expect(drawn[0]).toBe(`  ${'#'.repeat(20)}`);
  expect(drawn[8]).toBe(`  ##${' '.repeat(16)}##`);
  // So small that there is no room for the box.
  expect(drawnLines('ก', { ...form, emDots: 5 })).toHaveLength(1);
});

test('a space that does not break is a space', () => {
  const width = (text: string) => drawnLines(text, form)[0]?.widthDots;
  expect(width('支\u00a0付')).toBe(width('支 付'));
  expect(blackDots(drawnLines('\u00a0', form)[0])).toBe(0);
});
