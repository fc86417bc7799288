import { expect, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { NoticeBoard } from './notice-board.ts';

function board() {
  const clock = new ManualClock();
  let over = 0;
  const notices = new NoticeBoard(clock, () => {
    over += 1;
  });
  return { clock, notices, overCount: () => over };
}

test('a notice goes by itself, and says so', () => {
  const { clock, notices, overCount } = board();
  notices.say({ code: 'scanNoise' });
  clock.advance(14_999);
  expect(notices.notice).toMatchObject({ code: 'scanNoise' });
  clock.advance(1);
  expect(notices.notice).toBeNull();
  expect(overCount()).toBe(1);
});

test('a newer notice has its own time', () => {
  const { clock, notices } = board();
  notices.say({ code: 'scanNoise' });
  clock.advance(10_000);
  notices.say({ code: 'scanPartial' });
  clock.advance(10_000);
  expect(notices.notice).toMatchObject({ code: 'scanPartial' });
});

test('that the scanner was unplugged stays until it is back', () => {
  const { clock, notices } = board();
  notices.say({ code: 'scannerUnplugged' });
  clock.advance(3_600_000);
  expect(notices.notice).toMatchObject({ code: 'scannerUnplugged' });
  notices.clearUnplugged();
  expect(notices.notice).toBeNull();
});

test('that the scanner is back takes nothing else away', () => {
  const { notices } = board();
  notices.say({ code: 'scanTooLong' });
  notices.clearUnplugged();
  expect(notices.notice).toMatchObject({ code: 'scanTooLong' });
});
