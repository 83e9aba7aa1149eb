/** All that signing takes: laying texts down, taking in what comes back, and answering who checks a file. */
import { Checking } from './checking.ts';
import { LayingDown, type LayingDownOptions } from './laying-down.ts';
import { Returns, type ReturnsOptions } from './returns.ts';
import { createVerifier } from './verify/verifier.ts';

export interface SigningDesk {
  readonly layingDown: LayingDown;
  readonly returns: Returns;
  readonly checking: Checking;
  /** From now on it looks after things by itself. */
  start(): void;
  /** Lets what is under way end. */
  close(): Promise<void>;
}

export type SigningDeskOptions = LayingDownOptions & Omit<ReturnsOptions, 'verifier'>;

export function createSigningDesk(options: SigningDeskOptions): SigningDesk {
  const verifier = createVerifier();
  const layingDown = new LayingDown(options);
  return {
    layingDown,
    returns: new Returns({ ...options, verifier }),
    checking: new Checking({ ...options, verifier }),
    start: () => layingDown.start(),
    close: async () => {
      await layingDown.close();
      await verifier.close();
    },
  };
}
