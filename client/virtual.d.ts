/** Made by vite.config.ts from schemas/: the agreement's validators, compiled at build time. */
declare module 'virtual:validators' {
  import type { Validators } from '../model/validation/validate.ts';
  export const validators: Pick<Validators, 'overeenkomst' | 'ondertekenklaar'>;
}
