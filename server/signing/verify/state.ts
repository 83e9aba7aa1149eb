/** The objects of a file as they stand after one of its revisions. */
import { Dict, Ref, eachRef, isArray, type Value } from './values.ts';
import type { Revision } from './revisions.ts';
import { Refused } from './refusal.ts';

/** Longer than any chain of references a program writes. */
const MOST_STEPS = 20;

export class State {
  private readonly objects: ReadonlyMap<number, Value>;
  /** Of numbers that were used before: how often. */
  private readonly generations: ReadonlyMap<number, number>;
  /** Numbers that something points to, of objects that are not there. Whoever adds one changes what points to it. */
  readonly dangling: ReadonlySet<number>;
  /** Numbers of the lists and streams of objects, which are nothing else. */
  private readonly machinery: ReadonlySet<number>;

  private pointed: ReadonlySet<number> | null = null;

  private constructor(
    objects: ReadonlyMap<number, Value>,
    generations: ReadonlyMap<number, number>,
    dangling: ReadonlySet<number>,
    machinery: ReadonlySet<number>,
  ) {
    this.objects = objects;
    this.generations = generations;
    this.dangling = dangling;
    this.machinery = machinery;
  }

  static of(revision: Revision): State {
    return new State(new Map(), new Map(), new Set(), new Set()).after(revision);
  }

  /**
   * What it is once a revision was added. Throws Refused when that points to an object of another generation, or when a
   * list or stream of objects is something else besides: nobody judges what it shows.
   */
  after({ objects, generations: added, freed, trailer, structure }: Revision): State {
    const machinery = this.machineryWith(structure, freed);
    const all = new Map(this.objects);
    const generations = new Map(this.generations);
    const dangling = new Set(this.dangling);
    for (const number of freed) for (const map of [all, generations]) map.delete(number);
    for (const [number, value] of objects) {
      all.set(number, value);
      if (added.has(number)) generations.set(number, added.get(number) ?? 0);
      else generations.delete(number);
    }
    const note = (number: number, generation: number): void => {
      if (machinery.has(number)) throw doubled(number);
      if (!all.has(number)) dangling.add(number);
      // One reader finds nothing there, and another what has the number.
      else if (generation !== (generations.get(number) ?? 0))
        throw new Refused('onleesbaar', `Het bestand verwijst naar een object ${number} dat niet meer bestaat.`);
    };
    for (const value of objects.values()) eachRef(value, note);
    eachRef(trailer, note);
    return new State(all, generations, dangling, machinery);
  }

  private machineryWith(more: ReadonlySet<number>, freed: ReadonlySet<number>): ReadonlySet<number> {
    for (const number of freed) if (this.machinery.has(number)) throw doubled(number);
    return new Set([...this.machinery, ...more]);
  }

  has(number: number): boolean {
    return this.objects.has(number);
  }

  get(number: number): Value | undefined {
    return this.objects.get(number);
  }

  /** What a value is once references are followed. */
  follow(value: Value | undefined): Value | undefined {
    let found = value;
    for (let step = 0; found instanceof Ref; step += 1) {
      if (step === MOST_STEPS) throw new Refused('onleesbaar', 'Het bestand bevat verwijzingen zonder einde.');
      found = this.objects.get(found.number);
    }
    return found;
  }

  dict(value: Value | undefined): Dict | null {
    const found = this.follow(value);
    return found instanceof Dict ? found : null;
  }

  /** Empty for what is no array. */
  array(value: Value | undefined): readonly Value[] {
    const found = this.follow(value);
    return isArray(found) ? found : [];
  }

  /** Whether any object points to it. */
  isPointedTo(number: number): boolean {
    this.pointed ??= this.targets();
    return this.pointed.has(number);
  }

  private targets(): Set<number> {
    const targets = new Set<number>();
    for (const value of this.objects.values()) eachRef(value, (number) => targets.add(number));
    return targets;
  }

  generationOf(number: number): number {
    return this.generations.get(number) ?? 0;
  }
}

const doubled = (number: number): Refused =>
  new Refused('onleesbaar', `Het bestand gebruikt een lijst van objecten (${number}) voor nog iets anders.`);
