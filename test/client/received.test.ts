/** The stored file as it arrives: its hash is computed from the bytes, and another file is not taken for it. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { comparedWith, receive } from '../../client/pdf/received.ts';

const BYTES = new TextEncoder().encode('%PDF-1.7 of wat daarvoor doorgaat');
const HASH = createHash('sha256').update(BYTES).digest('hex');

afterEach(() => vi.unstubAllGlobals());

describe('a stored file', () => {
  it('is what the server says when its bytes have that hash, and only then', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(BYTES)));
    const got = await receive('/x');
    if (!got.ok) throw new Error(got.boodschap);
    expect(new Uint8Array(got.value.bytes)).toEqual(BYTES);
    expect(got.value.sha256).toBe(HASH);
    expect(comparedWith(got.value, HASH)).toBe('zelfde');
    expect(comparedWith(got.value, HASH.toUpperCase())).toBe('zelfde');
    expect(
      comparedWith(
        got.value,
        HASH.replace(/./, (first) => (first === '0' ? '1' : '0')),
      ),
    ).toBe('anders');
  });

  it('is called neither where the browser computes no hash', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(BYTES)));
    vi.stubGlobal('crypto', {});
    const got = await receive('/x');
    expect(got).toMatchObject({ ok: true, value: { sha256: null } });
    expect(comparedWith({ sha256: null }, HASH)).toBe('onbekend');
  });

  it('that the server refuses is a refusal with its words', async () => {
    const refused = Response.json({ boodschap: 'Dat bestand is er niet.' }, { status: 404 });
    vi.stubGlobal('fetch', () => Promise.resolve(refused));
    expect(await receive('/x')).toMatchObject({ ok: false, status: 404, boodschap: 'Dat bestand is er niet.' });
  });
});
