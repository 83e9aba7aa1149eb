/** The panels beside the paper: unfolded with their content, folded as a strip that says what is behind it. */
import { useRef, type ReactNode } from 'react';
import { GuideIcon, InspirationIcon, PartsIcon, PointsIcon, FoldIcon } from '../fields/icons.tsx';
import type { PartId } from '../../model/parts.ts';
import { useOpenCount } from './open-count.ts';
import { useFolded, type Panel } from './panels.ts';
import { Rail } from './rail.tsx';
import { RailFoot } from './rail-foot.tsx';
import { Side, type Tab } from './side.tsx';

/** The parts, on the left. */
export function LeftPanel({ part }: { part: PartId }) {
  return (
    <Foldable
      panel="onderdelen"
      name="Onderdelen"
      strip={[{ key: 'onderdelen', name: 'Onderdelen', icon: <PartsIcon /> }]}
    >
      <Rail current={part} />
      <RailFoot />
    </Foldable>
  );
}

/** Points, inspiration and guidance, on the right. */
export function RightPanel({ tab, setTab, part }: { tab: Tab; setTab: (tab: Tab) => void; part: PartId }) {
  const open = useOpenCount() ?? 0;
  const strip = [
    { key: 'punten', name: open > 0 ? `Punten: ${open}` : 'Punten', icon: <PointsIcon />, count: open },
    { key: 'inspiratie', name: 'Inspiratie', icon: <InspirationIcon /> },
    { key: 'leidraad', name: 'Leidraad', icon: <GuideIcon /> },
  ];
  return (
    <Foldable panel="hulp" name="Hulp bij het schrijven" strip={strip} choose={(key) => setTab(key as Tab)}>
      <Side tab={tab} setTab={setTab} part={part} done={() => undefined} />
    </Foldable>
  );
}

interface StripItem {
  readonly key: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly count?: number;
}
interface FoldableProps {
  readonly panel: Panel;
  readonly name: string;
  readonly strip: readonly StripItem[];
  /** Told which item of the strip unfolds the panel. */
  readonly choose?: (key: string) => void;
  readonly children: ReactNode;
}

function Foldable({ panel, name, strip, choose, children }: FoldableProps) {
  const [folded, fold] = useFolded();
  const box = useRef<HTMLElement>(null);
  // The button that was pressed is gone: its counterpart takes the focus over.
  const set = (away: boolean): void => {
    fold(panel, away);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-vouw]')?.focus());
  };
  if (folded[panel])
    return (
      <aside ref={box} className="ernaast strook" aria-label={`${name}, weggevouwen`} data-gebied={panel} tabIndex={-1}>
        {strip.map((item, nth) => (
          <StripButton
            key={item.key}
            item={item}
            first={nth === 0}
            press={() => {
              choose?.(item.key);
              set(false);
            }}
          />
        ))}
      </aside>
    );
  return (
    <aside ref={box} className={`ernaast ${panel}`} aria-label={name} data-gebied={panel} tabIndex={-1}>
      <button
        type="button"
        className={`icoon-knop vouw ${panel}`}
        aria-label={`${name} wegvouwen`}
        title="Wegvouwen"
        data-vouw=""
        onClick={() => set(true)}
      >
        <FoldIcon />
      </button>
      {children}
    </aside>
  );
}

function StripButton({ item, first, press }: { item: StripItem; first: boolean; press: () => void }) {
  return (
    <button
      type="button"
      className="icoon-knop groot"
      aria-label={`${item.name} tonen`}
      title={item.name}
      {...(first ? { 'data-vouw': '' } : {})}
      onClick={press}
    >
      {item.icon}
      {item.count ? (
        <span className="strook-aantal" aria-hidden="true">
          {item.count > 99 ? '99+' : item.count}
        </span>
      ) : null}
    </button>
  );
}
