import { SIGNAL_NAMES, type SignalClass, type SignalField, signalSpec } from '../signals.ts';
import { formatTimeValue } from './format-time-values.ts';
import { isSetting, type Setting, type SettingsSpec } from './settings-schema.ts';
import type { WorkflowSource } from './workflow-schema.ts';

/** The settings of a workflow with kind, bounds and default: what `baton explain seminar` prints. */
export function explainSettings(source: WorkflowSource): string {
  const rows = settingRows(source.settings, '').map(({ name, setting }) => [name, defaultOf(setting), kindOf(setting)]);
  const describes = source.describes === undefined ? '' : `${source.workflow}: ${source.describes}.\n\n`;
  const table = tableOf([['setting', 'default', 'kind'], ...rows]);
  return `${describes}What a campaign may write under settings:\n\n${table}\n`;
}

const CLASSES: Readonly<Record<SignalClass, string>> = {
  state: 'sets a fact; the latest by event time wins',
  moment: 'counts for the step that is open then, or the next',
  bound: 'answers one call, question, mail or list',
  definite: 'ends the enrollment from every step',
  contact: 'changes what the contact allows; moves nothing by itself',
  campaign: 'a fact of the whole campaign',
};

/** Every signal with who may send it and what it carries: what `baton explain signals` prints. */
export function explainSignals(): string {
  const classes = [...new Set(SIGNAL_NAMES.map((name) => signalSpec(name).class))];
  const parts = classes.map((kind) => {
    const rows = SIGNAL_NAMES.filter((name) => signalSpec(name).class === kind).map((name) => {
      const { describes, sentBy, fields } = signalSpec(name);
      return [name, describes, sentBy.join(', '), fieldsOf(fields)];
    });
    return `${kind}: ${CLASSES[kind]}\n${tableOf([['signal', 'the contact …', 'sent by', 'data'], ...rows])}`;
  });
  return `${parts.join('\n\n')}\n\ntimeout and skipped are nobody's to send.\n`;
}

function settingRows(spec: SettingsSpec, prefix: string): { name: string; setting: Setting }[] {
  return Object.entries(spec).flatMap(([key, child]) =>
    isSetting(child) ? [{ name: `${prefix}${key}`, setting: child }] : settingRows(child, `${prefix}${key}.`),
  );
}

function defaultOf(setting: Setting): string {
  return setting.type === 'count' ? String(setting.default) : formatTimeValue(setting.default);
}

function kindOf(setting: Setting): string {
  if (setting.type === 'count') return `number, ${setting.min} to ${setting.max}`;
  return setting.type === 'choice' ? `one of: ${setting.values.join(', ')}` : setting.type;
}

function fieldsOf(fields: Readonly<Record<string, SignalField>>): string {
  const words = Object.entries(fields).map(([name, field]) =>
    typeof field === 'object' ? `${name} (${field.join(', ')})` : name,
  );
  return words.length === 0 ? '–' : words.join(', ');
}

/** Columns as wide as their widest cell, two spaces between. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
