/** Every rule by the name of its schema keyword. The compiled browser code imports this table. */
import type { Rule } from './rule.ts';
import { printbareTekens } from './rules/characters.ts';
import { uniekeIds, verwijzingenBestaan, volledigeMatrix } from './rules/coherence.ts';
import {
  looptijdBinnenLegislatuur,
  ondertekenaarsMetMandaat,
  overlegMinstens,
  partijenVolledig,
  tekstIngevuld,
  titelIngevuld,
  vdabEnLokaalBestuur,
} from './rules/frame.ts';
import { pastOpPapier } from './rules/paper.ts';
import {
  actiesVolledig,
  cijfersMetBron,
  doelstellingenGedragen,
  indicatorenVolledig,
  taakverdelingGedekt,
} from './rules/rubrics.ts';

export const RULES = {
  uniekeIds,
  verwijzingenBestaan,
  volledigeMatrix,
  titelIngevuld,
  looptijdBinnenLegislatuur,
  vdabEnLokaalBestuur,
  partijenVolledig,
  ondertekenaarsMetMandaat,
  tekstIngevuld,
  cijfersMetBron,
  doelstellingenGedragen,
  actiesVolledig,
  taakverdelingGedekt,
  indicatorenVolledig,
  overlegMinstens,
  printbareTekens,
  pastOpPapier,
} satisfies Record<string, Rule>;
