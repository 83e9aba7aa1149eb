/** What each measured server tells the generator that started it, over Node's channel between the two. */

export interface Serving {
  readonly port: number;
  /** Makes empty documents; absent where a document is made by whoever opens it. */
  readonly create?: (ids: readonly string[]) => Promise<void>;
  /** Writes what waits and stops. */
  readonly stop?: () => Promise<void>;
}

export type Question =
  | { readonly ask: 'usage'; readonly collect: boolean }
  | { readonly ask: 'create'; readonly ids: readonly string[] }
  | { readonly ask: 'stop' };

export interface Usage {
  /** Processor time until now, of all threads, in microseconds. */
  readonly cpu: number;
  /** Bytes; after collecting garbage where that was asked. */
  readonly heap: number;
  readonly rss: number;
}

/** Says that the server is ready, and answers until told to stop. */
export function serve({ port, create, stop }: Serving): void {
  const answer = async (question: Question): Promise<object> => {
    switch (question.ask) {
      case 'usage':
        return usage(question.collect);
      case 'create':
        await create?.(question.ids);
        return {};
      case 'stop':
        await stop?.();
        return {};
    }
  };
  process.on('message', (question: Question) => {
    void answer(question).then((given) => {
      // The last answer must have left before the process may.
      process.send?.(given, () => question.ask === 'stop' && process.exit(0));
    });
  });
  process.send?.({ port });
}

function usage(collect: boolean): Usage {
  if (collect) for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  return { cpu: user + system, heap: heapUsed, rss };
}
