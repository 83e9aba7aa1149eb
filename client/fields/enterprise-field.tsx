/** A KBO number: ten digits, shown as 0207.508.932. */
import type { At } from '../sync/spot.ts';
import { ENTERPRISE } from './kinds.ts';
import { ValueField } from './value-field.tsx';

/** A party's enterprise number. */
export function EnterpriseField({ at, path, label }: { at: At; path: string; label: string }) {
  return <ValueField at={at} path={path} label={label} kind={ENTERPRISE} empty="Vul het nummer in" wanted />;
}
