/** Part of a condition, written with the names and values of the expression it becomes part of. */
export type Condition = (writer: ExpressionWriter) => string;

/** Stands in for names and values, as many attribute names are words DynamoDB keeps for itself. */
export interface ExpressionWriter {
  name(attribute: string): string;
  value(value: unknown): string;
  /** What was stood in for, as a request carries it; empty parts are left out, as DynamoDB refuses them. */
  attributes(): {
    readonly ExpressionAttributeNames: Record<string, string>;
    readonly ExpressionAttributeValues?: Record<string, unknown>;
  };
}

export function createExpressionWriter(): ExpressionWriter {
  const names = new Map<string, string>();
  const values: unknown[] = [];
  return {
    name: (attribute) => {
      const known = names.get(attribute);
      if (known !== undefined) return known;
      const name = `#${names.size}`;
      names.set(attribute, name);
      return name;
    },
    value: (value) => `:${values.push(value) - 1}`,
    attributes: () => ({
      ExpressionAttributeNames: Object.fromEntries([...names].map(([attribute, name]) => [name, attribute])),
      ...(values.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(values.map((value, index) => [`:${index}`, value])),
      }),
    }),
  };
}

export const isAbsent: Condition = ({ name }) => `attribute_not_exists(${name('pk')})`;

export function equals(attribute: string, expected: unknown): Condition {
  return ({ name, value }) => `${name(attribute)} = ${value(expected)}`;
}

/** Nothing stands there, or something whose number is not above this one. */
export function isAbsentOrUpTo(attribute: string, most: number): Condition {
  return ({ name, value }) => `attribute_not_exists(${name('pk')}) OR ${name(attribute)} <= ${value(most)}`;
}

/** The stored version is this one; version 0 is an item that does not exist. */
export function hasVersion(version: number): Condition {
  return version === 0 ? isAbsent : equals('version', version);
}

export interface UpdateOf {
  /** Set to these; what is undefined stays as it is. */
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove: readonly string[];
}

export function updateExpression({ name, value }: ExpressionWriter, { set, remove }: UpdateOf): string {
  const sets = Object.entries(set).filter(([, to]) => to !== undefined);
  const parts = [`SET ${sets.map(([attribute, to]) => `${name(attribute)} = ${value(to)}`).join(', ')}`];
  if (remove.length > 0) parts.push(`REMOVE ${remove.map(name).join(', ')}`);
  return parts.join(' ');
}
