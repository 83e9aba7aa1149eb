/** Files made to keep us busy, to fill the memory or to bring us down: each is answered, and none is accepted. */
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LARGEST_FILE } from '../../model/signing.ts';
import { createVerifier } from '../../server/signing/verify/verifier.ts';
import { randomFrom, seeds, type Random } from '../fuzz/random.ts';
import { append, nextNumber, objectWith, signByHand } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import type { Identity } from './certificates.ts';
import { identityOf, judge, reasons, sign } from './signers.ts';

const expected = blankExpected(2);
let original: Uint8Array;
let ann: Identity;
let twice: Uint8Array;
beforeAll(async () => {
  original = await blankPdf(2);
  const people = await Promise.all(expected.map((one) => identityOf(one)));
  ann = people[0] ?? never();
  twice = await sign(await sign(original, 'handtekening-1', ann), 'handtekening-2', people[1] ?? ann);
});

function never(): never {
  throw new Error('there are two');
}

const refused = async (tail: string | Uint8Array): Promise<string[]> =>
  reasons(
    await judge({ original, signed: Buffer.concat([original, Buffer.from(tail as string, 'latin1')]), expected }),
  );

describe('a file made to hurt', () => {
  it('is larger than may be', async () => {
    const signed = Buffer.concat([twice, Buffer.alloc(LARGEST_FILE)]);
    expect(reasons(await judge({ original, signed, expected }))).toEqual(['onleesbaar']);
  });

  it('nests lists and dictionaries without end', async () => {
    for (const piece of ['[', '<< /A ', '('])
      expect(await refused(`\n90 0 obj\n${piece.repeat(200_000)}\nendobj\n`)).toEqual(['onleesbaar']);
  });

  it('has a stream that unpacks to as much as the memory holds', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('latin1');
    const dict = `/Type /XRef /W [1 4 2] /Index [0 9] /Size 99 /Root 2 0 R /Filter /FlateDecode /Length ${bomb.length}`;
    const tail = `\n90 0 obj\n<< ${dict} >>\nstream\n${bomb}\nendstream\nendobj\nstartxref\n${original.length + 1}\n%%EOF\n`;
    expect(await refused(tail)).toEqual(['onleesbaar']);
  });

  it.each(['/W [0 0 0]', '/W [1 4 2] /Index [0 4000000000]', '/W [1 99 2]', '/W 3', '/W [1 4 2] /Index [-1 2]'])(
    'lists objects that are not there: %s',
    async (words) => {
      const dict = `/Type /XRef ${words} /Size 4000000000 /Root 2 0 R /Length 7`;
      const tail = `\n90 0 obj\n<< ${dict} >>\nstream\n1234567\nendstream\nendobj\nstartxref\n${original.length + 1}\n%%EOF\n`;
      expect(await refused(tail)).toEqual(['onleesbaar']);
    },
  );

  it('has a table of four thousand million lines', async () => {
    expect(await refused('\nxref\n0 4000000000\n0000000000 65535 f \n')).toEqual(['onleesbaar']);
  });

  it('points in circles', async () => {
    const { number, body } = objectWith(original, '/SigFlags');
    const next = nextNumber(original);
    const fields = body.replace(/\/Fields \[[^\]]*\]/, `/Fields ${next} 0 R`);
    const bytes = append(original, { [number]: fields, [next]: `${next + 1} 0 R`, [next + 1]: `${next} 0 R` });
    expect(reasons(await judge({ original, signed: bytes, expected }))).toEqual(['onleesbaar']);
  });

  it('has thousands of revisions', async () => {
    let bytes: Uint8Array = original;
    for (let nth = 0; nth < 401; nth += 1) bytes = append(bytes, {});
    expect(reasons(await judge({ original, signed: bytes, expected }))).toEqual(['onleesbaar']);
  });

  it('has an envelope that nests without end', async () => {
    for (const nest of ['3080', '30820fa0', '24800480'])
      expect(
        reasons(
          await judge({
            original,
            signed: await signByHand(original, 'handtekening-1', ann, {
              contents: (hex) => nest.repeat(1000).slice(0, 7998).padEnd(hex.length, '0'),
            }),
            expected,
          }),
        ),
      ).toEqual(['handtekening-ongeldig']);
  });

  it('has an envelope that is changed by chance: it is read or refused', async () => {
    const random = randomFrom(11);
    const text = Buffer.from(twice).toString('latin1');
    const at = text.lastIndexOf('/Contents <') + '/Contents <'.length;
    for (let nth = 0; nth < 150; nth += 1) {
      const signed = Buffer.from(twice);
      signed.write(random(256).toString(16).padStart(2, '0'), at + 2 * random(800), 'latin1');
      const { aanvaard, velden } = await judge({ original, signed, expected });
      expect(
        velden.every(({ handtekening }) => handtekening?.geldig),
        `change ${nth}`,
      ).toBe(aanvaard);
    }
  });

  it('takes too long, and the thread that looked at it is ended', async () => {
    const verifier = createVerifier({ deadlineMs: 1 });
    onTestFinished(() => verifier.close());
    const report = await verifier.verify({ original, signed: twice, expected, roots: [], now: new Date() });
    expect(report).toMatchObject({ aanvaard: false, weigeringen: [{ soort: 'onleesbaar' }] });
  });
});

/** Changes a file somewhere behind what was laid down; seldom in the room that signatures leave over. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const spot = (): number => {
    const at = original.length + random(bytes.length - original.length);
    return bytes[at] === 0x30 && bytes[at + 1] === 0x30 && random(50) > 0 ? spot() : at;
  };
  const [at, other, size] = [spot(), spot(), 1 + random(60)];
  const piece = bytes.subarray(other, other + size);
  const behind = [
    Buffer.concat([Buffer.of(random(256)), bytes.subarray(at + 1)]),
    bytes.subarray(at + size),
    Buffer.concat([piece, bytes.subarray(at)]),
    Buffer.concat([piece, bytes.subarray(at + piece.length)]),
    Buffer.of(),
  ];
  return Buffer.concat([bytes.subarray(0, at), behind[random(behind.length)] ?? never()]);
}

/** A file without the digits of its signatures: what these cover. */
const covered = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/\/Contents <[0-9A-Fa-f]*>/g, '');

describe('a signed file that is changed by chance', () => {
  it.each(seeds(1, 2, 3, 4))('is never accepted with another byte under a signature, seed %i', async (seed) => {
    const random = randomFrom(seed);
    const whole = await judge({ original, signed: twice, expected });
    expect(whole.aanvaard).toBe(true);
    for (let nth = 0; nth < 150; nth += 1) {
      const signed = mutate(twice, random);
      const report = await judge({ original, signed, expected });
      if (!report.aanvaard) expect(report.weigeringen.length).toBeGreaterThan(0);
      // A file that ends earlier may be a whole one: the first signature alone.
      else expect(covered(twice).startsWith(covered(signed)), `seed ${seed}, change ${nth}`).toBe(true);
    }
  });
});
