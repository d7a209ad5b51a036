import * as z from 'zod';
import { formatTimeValue } from './format-time-values.ts';
import type { Duration, Point, Window } from './time-values.ts';
import { durationSchema, pointSchema, shareSchema, windowSchema } from './value-schemas.ts';

/** A setting that is filled in: what the workflow's `settings.x.y` stands for. */
export type SettingValue = Duration | Point | Window | number | string;

/** Every setting of the workflow, nested as it declares them, defaults filled in. */
export interface ResolvedSettings {
  readonly [name: string]: SettingValue | ResolvedSettings;
}

const settingTypes = {
  duration: durationSchema,
  point: pointSchema,
  hours: windowSchema,
  share: shareSchema,
};

/** One setting a workflow offers: its type, its default and, for counts and choices, its bounds. */
const settingSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('duration'), default: durationSchema }),
  z.strictObject({ type: z.literal('point'), default: pointSchema }),
  z.strictObject({ type: z.literal('hours'), default: windowSchema }),
  z.strictObject({ type: z.literal('share'), default: shareSchema }),
  z.strictObject({
    type: z.literal('count'),
    default: z.int().min(0),
    min: z.int().min(0).default(0),
    max: z.int().min(1).default(100),
  }),
  z.strictObject({ type: z.literal('choice'), values: z.array(z.string()).min(1), default: z.string() }),
]);

export type Setting = z.infer<typeof settingSchema>;

/** Settings by name; a group of settings has no text `type` of its own. */
export interface SettingsSpec {
  readonly [name: string]: Setting | SettingsSpec;
}

/** The `settings` block of a workflow file. */
export const settingsSpecSchema: z.ZodType<SettingsSpec, unknown> = z.record(
  z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, { error: 'a setting’s name is letters and digits, e.g. responseWindow' }),
  z.lazy(() => settingOrGroupSchema),
);

const settingOrGroupSchema: z.ZodType<Setting | SettingsSpec, unknown> = z.lazy(() =>
  z.union([settingSchema, settingsSpecSchema]),
);

/** True for a setting, false for a group of settings. */
export function isSetting(spec: Setting | SettingsSpec): spec is Setting {
  return typeof spec.type === 'string';
}

/** What a campaign may write under `settings` for this workflow; its output has every default filled in. */
export function createSettingsSchema(spec: SettingsSpec): z.ZodType<ResolvedSettings, unknown> {
  return createGroupSchema(spec) as z.ZodType<ResolvedSettings, unknown>;
}

function createGroupSchema(spec: SettingsSpec): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, child] of Object.entries(spec)) {
    shape[name] = isSetting(child) ? createValueSchema(child) : createGroupSchema(child);
  }
  return z.strictObject(shape).prefault({});
}

function createValueSchema(setting: Setting): z.ZodType {
  switch (setting.type) {
    case 'count':
      return z.int().min(setting.min).max(setting.max).default(setting.default);
    case 'choice':
      return z.enum(setting.values).default(setting.default);
    default:
      // The default as text: the editor's schema shows what a person would write.
      return settingTypes[setting.type].prefault(formatTimeValue(setting.default));
  }
}

/** `settings.callReminder.attempts` (without the first word) → its value; undefined where there is none, or a group. */
export function settingAt(settings: ResolvedSettings, path: string): SettingValue | undefined {
  let value: SettingValue | ResolvedSettings | undefined = settings;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = (value as ResolvedSettings)[name];
  }
  return isGroup(value) ? undefined : value;
}

function isGroup(value: SettingValue | ResolvedSettings | undefined): value is ResolvedSettings {
  return (
    typeof value === 'object' &&
    !('unit' in value) &&
    !('base' in value) &&
    !('from' in value && typeof value.from === 'number')
  );
}
