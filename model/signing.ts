/**
 * Signing an agreement: what is laid down for good, who is to sign it, and what was found in the files that came back.
 * One vocabulary for the file, the server, the command line and the pages.
 */
import type { Agreement } from './agreement.ts';
import type { Status } from './access.ts';

/** The largest file that is taken to be checked or kept, in bytes. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** Someone who is to sign, with the field of the PDF that is theirs. */
export interface Expected {
  /** Name of the field in the PDF: `handtekening-1`, `handtekening-2`, … in the order of signing. */
  readonly veld: string;
  /** Id of the signatory in the agreement. */
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  /** Id and name of the party they sign for. */
  readonly partij: string;
  readonly partijNaam: string;
}

/** Who signs, in the order of signing: the parties in their order, each with its signatories in theirs. */
export function expectedSignatories({ partijen }: Pick<Agreement, 'partijen'>): Expected[] {
  const all = partijen.flatMap(({ id: partij, naam: partijNaam, ondertekenaars }) =>
    ondertekenaars.map(({ id, naam, functie }) => ({ id, naam, functie, partij, partijNaam })),
  );
  return all.map((one, nth) => ({ veld: `handtekening-${nth + 1}`, ...one }));
}

/** Why a file that came back is not accepted. Each has its sentence in the report. */
export const REFUSALS = [
  /** It is no PDF, or cannot be read. */
  'onleesbaar',
  /** It does not begin with the bytes that were laid down: another export, or a rewrite by another program. */
  'ander-bestand',
  /** It is what was laid down, and nothing was added. */
  'niet-ondertekend',
  /** The file they were put to is void: the text was opened again since. */
  'vervallen',
  /** Something that is no signature was added or replaced: a page, a note, a layer, a field. */
  'inhoud-gewijzigd',
  /** A signature field stands elsewhere, or looks like more than its box. */
  'veld-verplaatst',
  /** A signature does not cover the file up to its own end, or leaves out more than itself. */
  'bereik',
  /** Something was added after the last signature. */
  'na-laatste-handtekening',
  /** A signature is not that of the bytes it covers. */
  'handtekening-ongeldig',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What is known of the certificates a signature rests on. */
export type Chain =
  /** No trust roots are configured: nobody looked who vouches for the certificate. */
  | 'niet-gecontroleerd'
  /** It leads to one of the configured roots. Revocation is never checked. */
  | 'vertrouwd'
  /** It leads to none of the configured roots. */
  | 'niet-vertrouwd';

/** Who signed against whom was expected in the field. */
export type Match = 'zelfde' | 'anders' | 'onbekend';

/** One signature in a file that came back. */
export interface SignatureReport {
  readonly veld: string;
  /** Null for a signature in a field that is none of ours. */
  readonly verwacht: Expected | null;
  /** Null while the field is empty. */
  readonly handtekening: null | {
    /** As the certificate names them: given name and surname, else its common name. Empty when it names nobody. */
    readonly wie: string;
    /** Organisation in the certificate; empty where there is none. */
    readonly organisatie: string;
    /** Who issued the certificate, by its common name or organisation. */
    readonly uitgever: string;
    /** When, as the signer's own clock said, ISO 8601, UTC; null where the signature does not say. */
    readonly wanneer: string | null;
    /** The cryptographic result: the signature is that of the bytes it covers, by the key of this certificate. */
    readonly geldig: boolean;
    readonly keten: Chain;
    readonly zelfde: Match;
    /** Of the certificate, SHA-256 in hex. */
    readonly certificaat: string;
    /** Plain sentences: what was not checked, and what else is worth knowing (a certificate that had expired, a seal of an organisation). */
    readonly vermeldingen: readonly string[];
  };
}

/** What was found in a file that came back. */
export interface SignedReport {
  readonly aanvaard: boolean;
  /** Why not, each with a sentence in Dutch that says where; empty when it is accepted. */
  readonly weigeringen: readonly { readonly soort: Refusal; readonly zin: string }[];
  /** Every expected field in the order of signing, then any other signature. */
  readonly velden: readonly SignatureReport[];
  /** What was checked of none of them, in Dutch. */
  readonly nietGecontroleerd: readonly string[];
}

/**
 * How far one signatory is. `te-bevestigen`: validly signed, under a name that is not theirs or with a certificate that
 * leads to none of the trusted roots: someone must look.
 */
export type SignatoryState = 'open' | 'digitaal' | 'papier' | 'te-bevestigen';

/** A text that was laid down to be signed. */
export interface FrozenFile {
  /** Names it in addresses. */
  readonly id: string;
  /** ISO 8601, UTC, and by whom (name). */
  readonly vastgelegd: string;
  readonly door: string;
  /** SHA-256 in hex of the PDF, and of the JSON that is inside it: the latter stands on paper. */
  readonly pdf: string;
  readonly inhoud: string;
  /** Size of the PDF in bytes. */
  readonly bytes: number;
  /** Where anyone can check it. */
  readonly controle: string;
  /** When it became void, by whom and why; null while it stands. */
  readonly vervallen: null | { readonly op: string; readonly door: string; readonly reden: string };
}

/** A file that came back and was kept. */
export interface ReturnedFile {
  readonly id: string;
  readonly soort: 'pdf' | 'scan';
  readonly op: string;
  readonly door: string;
  readonly bytes: number;
  readonly type: string;
  /** Of a PDF. Null for a scan. */
  readonly verslag: SignedReport | null;
  /** Whose signature on paper a scan shows (ids of signatories), as who added it says. */
  readonly ondertekenaars: readonly string[];
  /** Of all that came back, the one that counts: it holds most valid signatures. */
  readonly leidt: boolean;
  /** When it was taken back, by whom and why; null while it counts. */
  readonly ingetrokken: null | { readonly op: string; readonly door: string; readonly reden: string };
}

/** How the signing of an agreement stands: what its page shows. `GET /api/overeenkomsten/:id/ondertekening`. */
export interface SigningState {
  readonly status: Status;
  /** The file that is being signed, or was; null before it is laid down. */
  readonly bestand: FrozenFile | null;
  readonly ondertekenaars: readonly (Expected & {
    readonly stand: SignatoryState;
    /** The returned file that says so; null while nothing came back for them. */
    readonly uit: string | null;
    /** Who confirmed a signature that is `te-bevestigen`; null where nobody had to. */
    readonly bevestigdDoor: string | null;
  })[];
  readonly teruggekomen: readonly ReturnedFile[];
  /** Files that hold signatures which the leading one lacks, explained in Dutch; empty when all agree. */
  readonly tegenspraak: readonly string[];
  /** Files laid down before, which are void. */
  readonly eerder: readonly FrozenFile[];
}

/** What the public check page says of a file or a hash. `POST /api/controle`, `GET /api/controle/:hash`. */
export interface CheckAnswer {
  /**
   * `ongewijzigd`: exactly what was laid down. `ondertekend`: that, with nothing but signatures added. `inhoud`: the
   * JSON of it. `gewijzigd`: it began as ours. `onbekend`: not known here.
   */
  readonly oordeel: 'ongewijzigd' | 'ondertekend' | 'inhoud' | 'gewijzigd' | 'onbekend';
  /** Of which agreement; null when it is not known here. */
  readonly overeenkomst: null | {
    readonly titel: string;
    readonly partijen: readonly string[];
    readonly vastgelegd: string;
    readonly vervallen: string | null;
    readonly status: Status;
    readonly inhoud: string;
  };
  readonly verslag: SignedReport | null;
}
