/** Everything about others that lies over the paper: their places, their carets, what they changed, whom you follow. */
import { useEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { Announcer } from './announcer.tsx';
import { Beside } from './beside.tsx';
import { FieldCarets } from './field-carets.tsx';
import { Following } from './follow-view.tsx';
import { isInView, layoutStore, nearestTo } from './geometry.ts';
import { watchIdle } from './idle.ts';
import { Marks } from './marks.tsx';
import { watchNames } from './names.ts';
import { namesOf } from './remembered.ts';
import { togetherOf } from './state.ts';
import { tellFieldCaret, tellView } from './tell.ts';

/** Stands within the main part, after the paper. */
export function Together() {
  const { session, me } = useDesk();
  const layout = useStore(useMemo(layoutStore, []));
  useEffect(() => start(session, me.id), [session, me.id]);
  return (
    <>
      <Marks layout={layout} />
      <Beside layout={layout} />
      <FieldCarets layout={layout} />
      <Announcer />
      {createPortal(<Following />, document.body)}
    </>
  );
}

function start(session: Session, me: string): () => void {
  const { awareness, doc, judged } = session;
  const { following, idle, moved, news, writers, names } = togetherOf(session);
  const remember = (): void => {
    const read = judged.get();
    if (read.kind === 'gelezen') for (const [id, name] of namesOf(read.agreement)) names.set(id, name);
  };
  remember();
  const stops = [
    watchIdle(awareness, moved, idle, () => performance.now()),
    tellView(awareness, following),
    tellFieldCaret(awareness, doc),
    watchNames(awareness),
    news.start(me, isWatched),
    writers.start(me),
    judged.subscribe(remember),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Before the eyes of someone who is looking. */
function isWatched(pad: string): boolean {
  const element = nearestTo(pad);
  return element !== null && !document.hidden && document.hasFocus() && isInView(element);
}
