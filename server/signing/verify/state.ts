/** The objects of a file as they stand after one of its revisions. */
import { Dict, Ref, eachRef, isArray, type Value } from './values.ts';
import type { Revision } from './revisions.ts';
import { Refused } from './refusal.ts';

/** Longer than any chain of references a program writes. */
const MOST_STEPS = 20;

export class State {
  private readonly objects: ReadonlyMap<number, Value>;
  /** Numbers that something points to, of objects that are not there. Whoever adds one changes what points to it. */
  readonly dangling: ReadonlySet<number>;

  constructor(objects: ReadonlyMap<number, Value>, dangling: ReadonlySet<number>) {
    this.objects = objects;
    this.dangling = dangling;
  }

  static of(revision: Revision): State {
    return new State(new Map(), new Set()).after(revision);
  }

  /** What it is once a revision was added. */
  after({ objects, freed, trailer }: Revision): State {
    const all = new Map(this.objects);
    for (const [number, value] of objects) all.set(number, value);
    for (const number of freed) all.delete(number);
    const dangling = new Set([...this.dangling, ...freed]);
    const note = (number: number): unknown => !all.has(number) && dangling.add(number);
    for (const value of objects.values()) eachRef(value, note);
    eachRef(trailer, note);
    return new State(all, dangling);
  }

  has(number: number): boolean {
    return this.objects.has(number);
  }

  get(number: number): Value | undefined {
    return this.objects.get(number);
  }

  numbers(): Iterable<number> {
    return this.objects.keys();
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

  /** Where an object is, and the reference itself must be one. */
  at(value: Value | undefined): number | null {
    return value instanceof Ref ? value.number : null;
  }
}
