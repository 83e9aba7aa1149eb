/** Help beside the text: open points, inspiration, guidance. */
import { Tab as AriaTab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { PartId } from '../../model/parts.ts';
import { InspirationPanel } from './inspiration.ts';
import { ProblemsPanel } from '../problems/panel.tsx';
import { useOpenCount } from './open-count.ts';
import { Guide } from './guide.tsx';

export type Tab = 'punten' | 'inspiratie' | 'leidraad';

/** The three panels behind tabs. */
export function Side({
  tab,
  setTab,
  part,
  done,
}: {
  tab: Tab;
  setTab: (tab: Tab) => void;
  part: PartId;
  done: () => void;
}) {
  const open = useOpenCount();
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(key as Tab)}>
      <TabList className="tablijst" aria-label="Hulp bij het schrijven">
        <AriaTab id="punten" className="tab">
          Punten {open ? <span className="tab-aantal">{open}</span> : null}
        </AriaTab>
        <AriaTab id="inspiratie" className="tab">
          Inspiratie
        </AriaTab>
        <AriaTab id="leidraad" className="tab">
          Leidraad
        </AriaTab>
      </TabList>
      <TabPanel id="punten" className="paneel">
        <ProblemsPanel done={done} />
      </TabPanel>
      <TabPanel id="inspiratie" className="paneel">
        <InspirationPanel done={done} />
      </TabPanel>
      <TabPanel id="leidraad" className="paneel">
        <Guide part={part} />
      </TabPanel>
    </Tabs>
  );
}
