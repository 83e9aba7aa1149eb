/** The product and a real provider, each on a port of its own. */
import type { OidcSettings } from '../../server/access/oidc.ts';
import { runServer, type Running, type RunOptions } from '../server/running.ts';
import { CLIENT, freePort, ROLE_CLAIM, startProvider, VDAB, type RunningProvider } from './provider.ts';

/** How the product knows the provider. */
export const settingsFor = (issuer: string, publicUrl: string): OidcSettings => ({
  issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  scope: 'openid profile vo samenschrift',
  roleClaim: ROLE_CLAIM,
  vdabCode: VDAB,
  otherCodes: [],
  publicUrl,
});

export interface Stage extends Running {
  readonly publicUrl: string;
  readonly issuer: string;
  readonly at: RunningProvider;
  close(): Promise<void>;
}

/** `name`: of the host in the product's address. */
export async function setStage(options: RunOptions = {}, name = '127.0.0.1'): Promise<Stage> {
  const port = await freePort();
  const publicUrl = `http://${name}:${port}`;
  const at = await startProvider(publicUrl, await freePort());
  const running = await runServer({ ...options, port, provider: settingsFor(at.issuer, publicUrl) });
  const close = async (): Promise<void> => {
    await running.server.close(1000);
    await at.close();
  };
  return { ...running, publicUrl, issuer: at.issuer, at, close };
}
