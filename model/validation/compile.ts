/** The schemas, compiled: at once for the server and tests, or as source text for the browser. */
import Ajv, { _, type CodeKeywordDefinition, type KeywordCxt } from 'ajv/dist/2020.js';
import namesModule from 'ajv/dist/compile/names.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import begrippen from '../../schemas/begrippen.schema.json' with { type: 'json' };
import indicatorencatalogus from '../../schemas/indicatorencatalogus.schema.json' with { type: 'json' };
import inspiratieset from '../../schemas/inspiratieset.schema.json' with { type: 'json' };
import ondertekenklaar from '../../schemas/ondertekenklaar.schema.json' with { type: 'json' };
import overeenkomst from '../../schemas/overeenkomst.schema.json' with { type: 'json' };
import sjabloon from '../../schemas/sjabloon.schema.json' with { type: 'json' };
import tekst from '../../schemas/tekst.schema.json' with { type: 'json' };
import { runRule } from './rule.ts';
import { isDay } from '../day.ts';
import { RULES } from './rules.ts';
import type { CompiledSchema, Validators } from './validate.ts';

/** Node hands over a CommonJS module's exports as the default; bundlers and types unpack them. */
const unpack = <T extends object>(module: T): T => ('default' in module ? (module.default as T) : module);
const names = unpack(namesModule);
const standalone = unpack(standaloneModule);

/** Every schema of the public formats. */
export const SCHEMAS = {
  begrippen,
  tekst,
  overeenkomst,
  ondertekenklaar,
  sjabloon,
  inspiratieset,
  indicatorencatalogus,
};
const COMPILED = ['overeenkomst', 'ondertekenklaar', 'sjabloon', 'inspiratieset', 'indicatorencatalogus'] as const;

const idOf = (name: string): string => `urn:samenschrift:schema:${name}:1`;

/** A keyword that calls a rule with the whole data and adds what it finds to the errors. */
function ruleKeyword(name: keyof typeof RULES): CodeKeywordDefinition {
  return {
    keyword: name,
    type: 'object',
    code(context: KeywordCxt) {
      const { gen, data, schemaCode } = context;
      const { vErrors, errors } = names;
      const run = gen.scopeValue('func', { ref: runRule, code: _`runRule` });
      const rule = gen.scopeValue('func', { ref: RULES[name], code: _`RULES[${name}]` });
      const found = gen.const('found', _`${run}(${name}, ${rule}, ${data}, ${schemaCode}, ${vErrors})`);
      gen.if(_`${found}.length > 0`, () => {
        gen.assign(vErrors, _`${vErrors} === null ? ${found} : ${vErrors}.concat(${found})`);
        gen.assign(errors, _`${vErrors}.length`);
      });
    },
  };
}

function createAjv(asSource: boolean): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    formats: { datum: isDay },
    code: asSource ? { source: true, esm: true, formats: _`FORMATS` } : {},
  });
  for (const name of Object.keys(RULES) as (keyof typeof RULES)[]) ajv.addKeyword(ruleKeyword(name));
  ajv.addSchema(Object.values(SCHEMAS));
  return ajv;
}

/** Compiles all schemas. Throws where a schema itself is wrong: that is a bug, not input. */
export function compileValidators(): Validators {
  const ajv = createAjv(false);
  const compile = (name: string): CompiledSchema => {
    const compiled = ajv.getSchema(idOf(name));
    if (!compiled) throw new Error(`schema ${name} is missing`);
    return compiled;
  };
  return Object.fromEntries(COMPILED.map((name) => [name, compile(name)])) as unknown as Validators;
}

/**
 * The agreement's validators as the source of an ES module that compiles nothing at run time.
 * `from` is the folder of this module, as the importing bundler sees it.
 */
export function validatorsSource(from: string): string {
  const source = standalone(createAjv(true), {
    overeenkomst: idOf('overeenkomst'),
    ondertekenklaar: idOf('ondertekenklaar'),
  });
  const helpers = [...source.matchAll(/require\("(ajv\/dist\/runtime\/[a-z0-9]+)"\)/g)].map((match) => match[1] ?? '');
  const imports = [...new Set(helpers)].map((path, nth) => ({ path, name: `helper${nth}` }));
  const body = imports.reduce(
    (text, { path, name }) => text.replaceAll(`require("${path}").default`, `(${name}.default ?? ${name})`),
    source,
  );
  return [
    `import { runRule } from '${from}/rule.ts';`,
    `import { RULES } from '${from}/rules.ts';`,
    `import { isDay } from '${from}/../day.ts';`,
    ...imports.map(({ path, name }) => `import ${name} from '${path}.js';`),
    `const FORMATS = { datum: isDay };`,
    body,
    `export const validators = { overeenkomst, ondertekenklaar };`,
  ].join('\n');
}
