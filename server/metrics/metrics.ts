/**
 * The figures of one server, in Prometheus' text format. Labels are kinds, methods, routes and codes: never an
 * id, a name or anything that someone typed. docs/metrics.md says what each figure means.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Exporter } from '../agreements/exporter.ts';
import { meteredStore, type Call } from '../store/metered.ts';
import type { Store } from '../store/store.ts';
import { hearWire, type WireEvent } from '../sync/events.ts';
import type { RoomFigures } from '../sync/room-figures.ts';

/** What is asked when someone looks. */
export interface Sources {
  readonly rooms: { readonly figures: RoomFigures };
  readonly exporter: Pick<Exporter, 'jobs'>;
}

/** Upper bounds in seconds: a commit takes 0.2 ms here, a disk that is in trouble seconds. */
const FAST = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
/** So many calls of the store are counted together: one by one each costs several times as much as in a row. */
const TOGETHER = 64;
/** A page takes milliseconds, a PDF a second. */
const SLOW = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export class Metrics {
  readonly #registry = new Registry();
  readonly #counts = counters(this.#registry);
  readonly #deaf: () => void;
  /** Calls of the store that are not counted yet. */
  #calls: Call[] = [];

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#deaf = hearWire((event) => this.#count(event));
  }

  /** The text, with its content type. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    this.#countCalls();
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  /** A store whose calls are counted here. */
  metered(store: Store): Store {
    return meteredStore(store, (call) => {
      this.#calls.push(call);
      if (this.#calls.length >= TOGETHER) this.#countCalls();
    });
  }

  /** An answer was sent. `route` is the pattern, such as `/api/overeenkomsten/:id`: the address itself holds ids. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.#counts.http.observe({ method, route, status }, seconds);
  }

  /** From now on the state of these is shown. */
  watch({ rooms, exporter }: Sources): void {
    const gauge = (name: string, help: string, value: () => number): void => {
      const made: Gauge = new Gauge({ name, help, registers: [this.#registry], collect: () => made.set(value()) });
    };
    const of = (key: keyof RoomFigures) => () => rooms.figures[key];
    gauge('samenschrift_rooms', 'Documents in memory', of('rooms'));
    gauge('samenschrift_connections', 'Sockets in a document', of('connections'));
    gauge('samenschrift_queue_frames', 'Document frames that wait for the store', of('queuedFrames'));
    gauge('samenschrift_queue_bytes', 'Bytes of those', of('queuedBytes'));
    gauge('samenschrift_unread_bytes', 'Bytes that wait for readers who are behind', of('unreadBytes'));
    gauge('samenschrift_rooms_failing', 'Documents whose writes fail and are tried again', of('failing'));
    gauge('samenschrift_log_rows', 'Log rows since the last snapshot, of documents in memory', of('logRows'));
    gauge('samenschrift_log_bytes', 'Bytes of those', of('logBytes'));
    gauge('samenschrift_export_running', 'PDFs being made', () => exporter.jobs().running);
    gauge('samenschrift_export_waiting', 'PDFs that wait for their turn', () => exporter.jobs().waiting);
  }

  close(): void {
    this.#deaf();
    this.#registry.clear();
  }

  #countCalls(): void {
    for (const { method, seconds, error } of this.#calls) {
      this.#counts.store.observe({ method }, seconds);
      if (error) this.#counts.storeErrors.inc({ kind: error });
    }
    this.#calls = [];
  }

  #count(event: WireEvent): void {
    switch (event.what) {
      case 'closed':
        return this.#counts.closed.inc({ kind: event.kind });
      case 'refused':
        return this.#counts.refused.inc({ kind: event.kind });
      case 'turnedAway':
        return this.#counts.turnedAway.inc({ status: event.status });
    }
  }
}

function counters(registry: Registry) {
  const registers = [registry];
  return {
    store: new Histogram({
      name: 'samenschrift_store_seconds',
      help: 'Time of a call to the store; method append is the commit of what was typed',
      labelNames: ['method'],
      buckets: FAST,
      registers,
    }),
    storeErrors: new Counter({
      name: 'samenschrift_store_errors_total',
      help: 'Calls to the store that failed',
      labelNames: ['kind'],
      registers,
    }),
    closed: new Counter({
      name: 'samenschrift_closed_connections_total',
      help: 'Connections that the server ended',
      labelNames: ['kind'],
      registers,
    }),
    refused: new Counter({
      name: 'samenschrift_refused_frames_total',
      help: 'Frames that were not taken',
      labelNames: ['kind'],
      registers,
    }),
    turnedAway: new Counter({
      name: 'samenschrift_refused_upgrades_total',
      help: 'Sockets that were refused before they opened',
      labelNames: ['status'],
      registers,
    }),
    http: new Histogram({
      name: 'samenschrift_http_seconds',
      help: 'Time until an HTTP answer was sent',
      labelNames: ['method', 'route', 'status'],
      buckets: SLOW,
      registers,
    }),
  };
}
