import { describe, expect, it } from 'vitest';
import { startAssignments, whoInWords } from '../../client/matrix/start.ts';
import { neighbour } from '../../client/matrix/walk.ts';

const PARTIES = [
  { id: 'v', soort: 'vdab', kort: 'VDAB' },
  { id: 'z', soort: 'lokaal-bestuur', kort: 'Zoersel' },
  { id: 'o', soort: 'ocmw', kort: 'OCMW Ranst' },
  { id: 'g', soort: 'gemeente', kort: 'Schilde' },
];

describe('start assignment', () => {
  it('follows seed 002 §3.3-3.5', () => {
    const found = startAssignments(PARTIES, () => true);
    const at = (doelgroep: string, vlak: string) =>
      found.find(({ cell }) => cell.doelgroep === doelgroep && cell.vlak === vlak)?.aanZet;
    expect(at('wzw-multi', 'identificeren')).toEqual(['v']);
    expect(at('leefloon', 'trajectbepaling')).toEqual(['z', 'o']);
    expect(at('nba-zonder', 'bereiken')).toEqual(['v', 'z', 'o', 'g']);
    expect(at('nba-zonder', 'controle')).toBeUndefined();
    expect(at('wzw-multi', 'matchen')).toBeUndefined();
    expect(at('nba-met', 'identificeren')).toBeUndefined();
  });

  it('leaves filled cells and absent parties alone', () => {
    expect(startAssignments(PARTIES, () => false)).toEqual([]);
    expect(startAssignments([{ id: 'g', soort: 'gemeente' }], ({ doelgroep }) => doelgroep !== 'nba-zonder')).toEqual(
      [],
    );
  });
});

describe('who, in words', () => {
  it('names them, or all local governments at once', () => {
    expect(whoInWords(['v', 'z'], PARTIES)).toBe('VDAB, Zoersel');
    expect(whoInWords(['z', 'o', 'g'], PARTIES)).toBe('alle lokale besturen');
    expect(whoInWords(['v', 'z', 'o', 'g'], PARTIES)).toBe('alle lokale besturen, VDAB');
    expect(whoInWords(['gone'], PARTIES)).toBe('');
  });
});

describe('arrow keys', () => {
  it('walk the grid and stop at its edges', () => {
    expect(neighbour('leefloon/bereiken', 'ArrowRight')).toBe('nba-zonder/bereiken');
    expect(neighbour('leefloon/bereiken', 'ArrowUp')).toBe('leefloon/identificeren');
    expect(neighbour('wzw-multi/identificeren', 'ArrowLeft')).toBeNull();
    expect(neighbour('leefloon/monitoring', 'ArrowDown')).toBeNull();
    expect(neighbour('leefloon/bereiken', 'End')).toBe('nba-met/bereiken');
    expect(neighbour('leefloon/bereiken', 'a')).toBeNull();
  });
});
