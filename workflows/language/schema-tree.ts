import type * as z from 'zod';
import type { PathPart } from './yaml-nodes.ts';

type Schema = z.core.$ZodType;

/** What a schema says about one place in a file. */
export interface SchemaPlace {
  /** Keys of the mapping that stands there; undefined where none can, or any key may. */
  readonly keys?: readonly string[];
  readonly description?: string;
}

/** Keys and description of what may stand at a path; `value` is the whole file, to choose among kinds of steps. */
export function schemaPlaceAt(schema: Schema, path: readonly PathPart[], value: unknown): SchemaPlace {
  let places: Located[] = expand(schema, value);
  for (const part of path) {
    places = places.flatMap(({ schema: parent, value: held }) => {
      const child = childOf(parent, part);
      return child ? expand(child, valueAt(held, [part])) : [];
    });
  }
  const keys = places.map(({ schema: place }) => keysOf(place)).find((names) => names !== undefined);
  const description = places.map(({ description: text }) => text).find((text) => text !== undefined);
  return { ...(keys && { keys }), ...(description !== undefined && { description }) };
}

/** What a file holds at a path; undefined where there is nothing. */
export function valueAt(value: unknown, path: readonly PathPart[]): unknown {
  let held = value;
  for (const part of path) {
    if (typeof held !== 'object' || held === null || !Object.hasOwn(held, part)) return undefined;
    held = (held as Record<PathPart, unknown>)[part];
  }
  return held;
}

interface Located {
  readonly schema: Schema;
  readonly value: unknown;
  readonly description?: string;
}

/** A schema without its wrappers; a union as its options, of which a discriminator chooses one. */
function expand(schema: Schema, value: unknown, description?: string): Located[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const text = description ?? (schema as { description?: string }).description;
  switch (def.type) {
    case 'pipe':
      return expand(def.in, value, text);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return expand(def.innerType, value, text);
    case 'lazy':
      return expand(def.getter(), value, text);
    case 'union':
      return chosen(def, value).flatMap((option) => expand(option, value, text));
    default:
      return [{ schema, value, ...(text !== undefined && { description: text }) }];
  }
}

function chosen(def: z.core.$ZodUnionDef, value: unknown): readonly Schema[] {
  const discriminator = 'discriminator' in def && typeof def.discriminator === 'string' ? def.discriminator : undefined;
  if (discriminator === undefined) return def.options;
  const held = valueAt(value, [discriminator]);
  return def.options.filter((option) => option._zod.propValues?.[discriminator]?.has(held as z.core.util.Primitive));
}

function childOf(schema: Schema, part: PathPart): Schema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return def.shape[part];
  if (def.type === 'array') return def.element;
  return def.type === 'record' ? def.valueType : undefined;
}

function keysOf(schema: Schema): readonly string[] | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? Object.keys(def.shape) : undefined;
}
