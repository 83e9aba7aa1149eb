/** What stands beside something keeps clear of it: signs of words, words of each other. */
import { describe, expect, it } from 'vitest';
import { come, draft, stage } from './stage.ts';

stage({ calm: true });

describe('on a phone', () => {
  it('the handle and the menu of a record lie over none of its words', async () => {
    const page = await come(draft(), undefined, 'phone');
    await page.waitForSelector('.cijfer .stuk-tools svg');
    const covered = await page.$$eval('.papier .stuk-tools svg', (signs) =>
      signs.flatMap((sign) => {
        const record = sign.closest('.stuk');
        const { left, right, top, bottom } = sign.getBoundingClientRect();
        return [...(record?.querySelectorAll<HTMLTextAreaElement>('textarea') ?? [])].flatMap((field) => {
          const box = field.getBoundingClientRect();
          const room = parseFloat(getComputedStyle(field).paddingRight);
          const apart = box.right - room <= left || right <= box.left || box.bottom <= top || bottom <= box.top;
          return apart || box.width === 0 ? [] : [`${record?.ariaLabel ?? ''}: ${field.value}`];
        });
      }),
    );
    expect(covered).toEqual([]);
  });
});

describe('for who only reads', () => {
  it('the doelgroepen of an actie stand apart, as for who writes', async () => {
    const page = await come(draft(), /lezer/);
    const gap = await page.waitForFunction(() => {
      const pills = document.querySelector('.pil + .pil');
      const before = pills?.previousElementSibling?.getBoundingClientRect();
      const box = pills?.getBoundingClientRect();
      if (!box || !before || box.width === 0) return null;
      return { gap: box.top >= before.bottom ? box.top - before.bottom : box.left - before.right };
    });
    expect((await gap.jsonValue())?.gap).toBeGreaterThanOrEqual(4);
  });
});
