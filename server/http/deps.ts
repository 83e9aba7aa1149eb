/** What the HTTP server is built from. */
import type { Trust } from '../access/address.ts';
import type { Paces } from '../access/paces.ts';
import type { Provider } from '../access/ways-in.ts';
import type { Exporter } from '../agreements/exporter.ts';
import type { Library } from '../library/library.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Services } from '../services.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { MakeGuard } from './guard.ts';
import type { Rule } from './rules.ts';
import type { HttpLimits } from './limits.ts';

export interface AppDeps extends Omit<Services, 'rooms'> {
  readonly rooms: Pick<Rooms, 'size' | 'isDraining' | 'statusChanged'>;
  readonly library: Library;
  readonly exporter: Exporter;
  /** Absent: this is the demo, and people choose who they are. */
  readonly provider?: Provider | null;
  /** The built client; null serves the API only. */
  readonly clientFolder: string | null;
  /** Which Host headers are answered. */
  readonly isAllowedHost: (host: string | undefined) => boolean;
  /** Where people reach us; null: on this machine itself. */
  readonly publicUrl?: URL | null;
  /** Which of those that pass requests on are ours; absent: none is. */
  readonly trust?: Trust;
  /** Counts who asks how often; absent: one of its own. */
  readonly paces?: Paces;
  readonly httpLimits?: HttpLimits;
  /** What /metrics shows; absent: there is no such page. */
  readonly metrics?: Metrics;
  /** Who shows it may see them from anywhere; absent: only who asks on this machine itself. */
  readonly metricsToken?: string | null;
  /** The time now, ISO 8601. */
  readonly now: () => string;
  /** Hears of every route who may ask it. */
  readonly onRule?: (rule: Rule) => void;
}

export interface RouteDeps extends AppDeps {
  readonly guard: MakeGuard;
}
