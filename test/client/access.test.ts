import { expect, it } from 'vitest';
import { afterHearing } from '../../client/sync/access.ts';
import { allowsWriting, barrierOfClose, isFinalClose } from '../../client/sync/barrier.ts';
import type { Barrier } from '../../client/sync/types.ts';

const reden = 'De tekst ligt vast.';

it('goes read-only when the server says so, and writable again', () => {
  const { wall } = afterHearing(null, reden);
  expect(wall).toEqual({ soort: 'lezer', reden });
  expect(afterHearing(wall, null)).toEqual({ wall: null, resend: false });
  expect(afterHearing(null, null)).toEqual({ wall: null, resend: false });
});
it('sends anew what was refused once it may write again, and not before', () => {
  const refused: Barrier = { soort: 'geweigerd', reden };
  expect(afterHearing(refused, 'nog niet')).toEqual({ wall: { soort: 'geweigerd', reden: 'nog niet' }, resend: false });
  expect(afterHearing(refused, null)).toEqual({ wall: null, resend: true });
});
it('connects anew with what was refused when the text was laid down, to have it set aside, and calls that no refusal', () => {
  const refused: Barrier = { soort: 'geweigerd', reden: 'De tekst wordt net vastgelegd.' };
  expect(afterHearing(refused, reden, true)).toEqual({ wall: { soort: 'lezer', reden }, resend: true });
  expect(afterHearing({ soort: 'lezer', reden }, reden, true)).toEqual({
    wall: { soort: 'lezer', reden },
    resend: false,
  });
});
it('leaves what a right to write does not mend', () => {
  for (const soort of ['gesloten', 'onbekend', 'verouderd', 'vervangen', 'verwijderd', 'afgemeld'] as const)
    expect(afterHearing({ soort, reden }, null)).toEqual({ wall: { soort, reden }, resend: false });
});
it('lets who wrote too much write on, to take away, and says so for one message that is too large too', () => {
  for (const code of [4413, 1009]) {
    const wall = barrierOfClose(code, 'overeenkomst te groot');
    expect([wall.soort, allowsWriting(wall), isFinalClose(code)]).toEqual(['te-groot', true, true]);
    expect(afterHearing(wall, null)).toEqual({ wall, resend: false });
  }
  expect([1001, 1006, 1013, 4500, 4508, 4529].map(isFinalClose)).not.toContain(true);
});
it('says that signing in again is what helps when the session has ended', () =>
  expect(barrierOfClose(4401, 'afgemeld')).toMatchObject({ soort: 'afgemeld' }));
