/** What others changed since your last visit stays marked until you saw it, on every device. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { bar } from './offline-hands.ts';
import { clickByName, combination, shows, type Size } from './product.ts';
import { arrive, come, goTo, newAgreement, product, stage } from './stage.ts';
import { enter } from './writing-hands.ts';

stage();

const away = (page: Page): Promise<unknown> => goTo(page, '/overeenkomsten');
const saved = (page: Page): Promise<void> => bar(page, /^Bewaard$/);
const TITLE = (nr: string): string => `textarea[aria-label="Titel van ${nr}"]`;
const basisOf = async (id: string, as: string): Promise<string | null> =>
  ((await (await product.api(`/api/overeenkomsten/${id}/gezien`, { as })).json()) as { basis: string | null }).basis;
/** The fields the netwerkmanager has seen since. */
const partsOf = async (id: string): Promise<object> =>
  ((await (await product.api(`/api/overeenkomsten/${id}/gezien`)).json()) as { delen: object }).delen;
const marks = (page: Page): Promise<number> => page.$$eval('.wijziging', (found) => found.length);
const chip = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.nieuws-chip b')?.textContent === String(wanted), {}, count);

async function addAction(page: Page, nr: string, title: string): Promise<void> {
  await clickByName(page, 'button', /^Actie toevoegen$/);
  await (await page.waitForSelector(TITLE(nr)))?.type(title);
}
async function write(page: Page, pad: string, words: string): Promise<void> {
  await enter(page, pad);
  await page.keyboard.type(words);
}

describe.each<Size>(['desktop', 'phone'])('changes since the last visit, on a %s', (size) => {
  it('are marked until seen, part by part, and the rest stays for the next visit', async () => {
    const id = await newAgreement();
    const reader = await come(id, /netwerkmanager/, size);
    // A first visit marks nothing, and is remembered.
    await expect.poll(() => basisOf(id, 'netwerkmanager')).not.toBeNull();
    expect(await marks(reader)).toBe(0);
    await away(reader);
    const writer = await come(id, /regisseur/);
    await addAction(writer, 'A1', 'Zitdag in het gemeentehuis');
    await write(writer, '/algemeneDoelstelling', ' Nieuwe woorden.');
    await write(writer, '/slotbepalingen/geschillen', ' Ook hier.');
    await saved(writer);
    await goTo(reader, id);
    await chip(reader, 3);
    await reader.waitForFunction(() => document.querySelectorAll('.wijziging').length === 3);
    if (size === 'desktop')
      expect(await reader.$eval('.rail-rij:has(.rail-nieuws) .rail-item', (item) => item.textContent)).toContain(
        'wijziging',
      );
    // Words, not only colour, and who it was; the new words themselves stand out.
    await expect
      .poll(() => reader.$$eval('.wijziging-woord', (words) => words.map(({ textContent }) => textContent)))
      .toContain('gewijzigd door Ruben De Smet');
    await reader.$eval('[data-pad="/algemeneDoelstelling"]', (element) => element.scrollIntoView({ block: 'center' }));
    await reader.waitForFunction(() =>
      [...document.querySelectorAll('.nieuw-van-anderen')].some((element) =>
        element.textContent?.includes('Nieuwe woorden'),
      ),
    );
    // Seen after a while: the two others stay.
    await chip(reader, 2);
    await reader.waitForFunction(
      () => !document.querySelector('[data-pad="/algemeneDoelstelling"] .nieuw-van-anderen'),
    );
    await away(reader);
    // What was seen is told while the page is left, and may arrive after it.
    await expect.poll(() => partsOf(id)).toHaveProperty(['/algemeneDoelstelling']);
    const again = size === 'desktop' ? await come(id, /netwerkmanager/, 'phone') : reader;
    if (again === reader) await goTo(again, id);
    await chip(again, 2);
    await clickByName(again, 'button.nieuws-chip', /wijziging/);
    await clickByName(again, 'button', /^Volgende wijziging$/);
    await again.waitForFunction(() =>
      /^1 van 2: Acties, A1: actie toegevoegd door Ruben De Smet, het voorbije uur$/.test(
        document.querySelector('.nieuws-stap')?.textContent ?? '',
      ),
    );
    await again.waitForFunction(
      (css) => {
        const rect = document.querySelector(css)?.getBoundingClientRect();
        return rect && rect.top > 0 && rect.top < innerHeight;
      },
      {},
      TITLE('A1'),
    );
    await clickByName(again, 'button', /^Alles gezien$/);
    await again.waitForFunction(() => !document.querySelector('.nieuws-chip, .nieuws-balk, .wijziging'));
    await away(again);
    await goTo(again, id);
    await again.waitForSelector('.mensen-hier');
    await expect.poll(() => marks(again)).toBe(0);
  });
});

describe('walking through changes', () => {
  it.each<Size>(['desktop', 'phone'])(
    'leaves the buttons where they are, and its words on one line, on a %s',
    async (size) => {
      const id = await newAgreement();
      const reader = await come(id, /netwerkmanager/, size);
      await expect.poll(() => basisOf(id, 'netwerkmanager')).not.toBeNull();
      await away(reader);
      const writer = await come(id, /regisseur/);
      await write(writer, '/algemeneDoelstelling', ' Nieuwe woorden.');
      await write(writer, '/slotbepalingen/geschillen', ' Ook hier.');
      await saved(writer);
      await goTo(reader, id);
      await chip(reader, 2);
      await clickByName(reader, 'button.nieuws-chip', /wijziging/);
      const next = 'button[aria-label="Volgende wijziging"]';
      const place = async (): Promise<unknown> =>
        reader.$eval(next, (button) => {
          const { left, top } = button.getBoundingClientRect();
          return { left, top };
        });
      await reader.waitForSelector(next);
      const before = await place();
      await reader.$eval(next, (button) => (button as HTMLElement).click());
      await reader.waitForFunction(() => document.querySelector('.nieuws-stap')?.textContent?.startsWith('1 van 2'));
      expect(await place()).toEqual(before);
      const apart = await reader.waitForFunction(() => {
        const [word, by] = ['.wijziging-wat', '.wijziging-door'].map((css) =>
          document.querySelector(css)?.getBoundingClientRect(),
        );
        return word && by
          ? { right: Math.abs(word.right - by.right), bottom: Math.abs(word.bottom - by.bottom) }
          : null;
      });
      expect((await apart.jsonValue())?.[size === 'desktop' ? 'right' : 'bottom']).toBeLessThan(2);
    },
  );
});

describe('leaving', () => {
  it('loses nothing that was being told at that moment, even when the last words are cut off', async () => {
    const id = await newAgreement();
    const { page } = await arrive();
    await page.evaluateOnNewDocument(() => {
      // On the first page nothing that is told gets through.
      if (sessionStorage.getItem('weg')) return;
      sessionStorage.setItem('weg', 'ja');
      const real = window.fetch;
      window.fetch = (where, wanted) => {
        if (wanted?.method !== 'PUT') return real(where, wanted);
        document.documentElement.dataset['onderweg'] = 'ja';
        return new Promise(() => undefined);
      };
    });
    await goTo(page, id);
    await page.waitForSelector('html[data-onderweg]');
    const writer = await come(id, /regisseur/);
    await write(writer, '/slotbepalingen/geschillen', ' Ook hier.');
    await saved(writer);
    await chip(page, 1);
    await clickByName(page, 'button.nieuws-chip', /wijziging/);
    await clickByName(page, 'button', /^Alles gezien$/);
    await page.waitForFunction(() => !document.querySelector('.nieuws-chip, .wijziging'));
    await away(page);
    expect(await basisOf(id, 'netwerkmanager')).toBeNull();
    await goTo(page, id);
    await expect.poll(() => basisOf(id, 'netwerkmanager')).not.toBeNull();
    expect(await marks(page)).toBe(0);
  });
});

describe('while you are here', () => {
  it('marks what others do out of sight, not before your eyes, and never your own', async () => {
    const id = await newAgreement();
    const reader = await come(id, /netwerkmanager/);
    await expect.poll(() => basisOf(id, 'netwerkmanager')).not.toBeNull();
    const writer = await come(id, /regisseur/);
    // Out of sight: at the end, while the reader is on the cover.
    await addAction(writer, 'A1', 'Ver weg');
    await chip(reader, 1);
    // Before their eyes.
    await writer.focus('textarea[data-pad="/titel"]');
    await writer.keyboard.type('Samen ');
    await reader.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('textarea[data-pad="/titel"]')?.value.includes('Samen '),
    );
    await expect.poll(() => partsOf(id)).toHaveProperty(['/titel']);
    await chip(reader, 1);
    // Once seen, its removal is told by name.
    await reader.$eval(TITLE('A1'), (element) => element.scrollIntoView({ block: 'center' }));
    await reader.waitForFunction(() => !document.querySelector('.nieuws-chip'));
    await reader.evaluate(() => scrollTo(0, 0));
    await saved(writer);
    await writer.focus(TITLE('A1'));
    await combination(writer, 'Alt', 'Shift', 'Delete');
    await chip(reader, 1);
    await clickByName(reader, 'button.nieuws-chip', /wijziging/);
    await clickByName(reader, 'button', /^Volgende wijziging$/);
    await shows(reader, 'Acties: A1 «Ver weg» verwijderd');
    await clickByName(reader, 'button', /^Alles gezien$/);
    // Your own are no news, not at your next visit either.
    await addAction(reader, 'A1', 'Van mij');
    await saved(reader);
    await away(reader);
    await writer.focus('textarea[data-pad="/titel"]');
    await writer.keyboard.type('x');
    await saved(writer);
    await goTo(reader, id);
    await chip(reader, 1);
    expect(await reader.$eval('.wijziging', (mark) => mark.getAttribute('data-wijziging'))).toBe('/titel');
  });

  it('never marks what you wrote without connection on a page that is gone', async () => {
    const id = await newAgreement();
    const reader = await come(id);
    await expect.poll(() => basisOf(id, 'netwerkmanager')).not.toBeNull();
    await product.kill();
    await write(reader, '/algemeneDoelstelling', ' Zonder verbinding.');
    await reader.keyboard.press('Backspace');
    await bar(reader, /wijzigingen staan alleen op dit toestel.$/);
    const again = await reader.browserContext().newPage();
    await reader.close();
    await product.up();
    await goTo(again, id);
    const writer = await come(id, /regisseur/);
    await addAction(writer, 'A1', 'Ver weg');
    await again.waitForSelector('.nieuws-chip b');
    await chip(again, 1);
    expect(await again.$$('[data-wijziging="/algemeneDoelstelling"]')).toEqual([]);
    // Others are told who that was all the same.
    const writers = (await (await product.api(`/api/overeenkomsten/${id}/schrijvers`)).json()) as { naam: string }[];
    expect(writers.map(({ naam }) => naam).sort()).toEqual(['Nele Aerts', 'Ruben De Smet']);
  });
});
