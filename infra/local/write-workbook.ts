import { writeFileSync } from 'node:fs';
import writeXlsxFile, { type Row, type SheetData } from 'write-excel-file/node';
import { LEVELS } from '../../workflows/plan/funnel-back.ts';
import type { PlanChapter, PlanReport, RepPlan } from '../../workflows/plan/plan-report.ts';
import type { Prospect } from '../../workflows/plan/prospects.ts';
import { plainText } from '../../workflows/texts/plain-text.ts';

/** Writes the plan as a spreadsheet: reps, prospects, and what is told in words. */
export async function writeWorkbook(report: PlanReport, path: string): Promise<void> {
  const sheets = [
    { sheet: 'reps', data: repSheet(report.reps), stickyRowsCount: 1 },
    { sheet: 'prospects', data: prospectSheet(report.prospects), stickyRowsCount: 1 },
    { sheet: 'plan', data: report.chapters.flatMap(chapterRows) },
  ];
  writeFileSync(path, await writeXlsxFile(sheets).toBuffer());
}

function repSheet(reps: readonly RepPlan[]): SheetData {
  const levels = [...LEVELS].reverse();
  const head = ['rep', 'mail', 'by', ...levels.map((level) => `${level} needed`)];
  const own = ['margin in the period', 'margin owed', 'organisations here', 'customers to expect', 'weighted margin'];
  return [heading([...head, ...own]), ...reps.map((plan) => repRow(plan, levels))];
}

function repRow({ rep, target, needs, prospects }: RepPlan, levels: readonly (typeof LEVELS)[number][]): Row {
  return [
    ...[text(rep.name), text(rep.email), text(target.by)],
    ...levels.map((level) => number(needs?.levels[level])),
    ...[number(needs?.marginInPeriod), number(target.marginInPeriod), number(prospects.length)],
    number(
      prospects.reduce((sum, { chance }) => sum + chance, 0),
      '0.0',
    ),
    number(prospects.reduce((sum, { weighted = 0 }) => sum + weighted, 0)),
  ];
}

function prospectSheet(prospects: readonly Prospect[]): SheetData {
  const head = ['organisation', 'contact', 'role', 'mail', 'phone', 'rep', 'segment', 'source', 'level', 'chance'];
  return [heading([...head, 'margin 12 months', 'weighted margin', 'next thing']), ...prospects.map(prospectRow)];
}

function prospectRow({ contact, ...prospect }: Prospect): Row {
  const name = [contact.firstName, contact.lastNamePrefix, contact.lastName].filter((part) => part).join(' ');
  return [
    ...[prospect.organisation, name, contact.role, contact.email, contact.phone ?? contact.mobile].map(text),
    ...[prospect.rep, prospect.segment, contact.source, prospect.over ? 'over' : prospect.level].map(text),
    ...[number(prospect.chance, '0.0%'), number(prospect.margin), number(prospect.weighted), text(prospect.next)],
  ];
}

function chapterRows({ title, tables, lines }: PlanChapter): SheetData {
  return [
    heading([title]),
    ...tables.flatMap((rows) => rows.map((cells) => cells.map(text))),
    ...lines.map((line) => [text(line)]),
    [],
  ];
}

function heading(names: readonly string[]): Row {
  return names.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
}

/**
 * Always a text, by type and by format: what begins with `=` or `+` is no formula and stays as it was written, so that
 * the file can be imported again.
 */
function text(value: string | undefined): Row[number] {
  if (value === undefined || value === '') return null;
  // What nobody sees goes first: half a letter would count towards the longest.
  const plain = plainText(value).slice(0, LONGEST).toWellFormed().replaceAll(ESCAPE, '_x005F$&');
  return { value: plain in Object.prototype ? escapeFirst(plain) : plain, type: String, format: '@' };
}

/** The writer keeps its texts by name in an object, in which `constructor` stands already: then the file would be broken. */
function escapeFirst(plain: string): string {
  return `_x${plain.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${plain.slice(1)}`;
}

/** Letters that a cell may have; a file with more of them is called broken. */
const LONGEST = 32_000;
/** `_x000A_` in a file is the sign of that number (ISO 29500-1, ST_Xstring): written as text it is to stay text. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

function number(value: number | undefined, format = '#,##0'): Row[number] {
  return value === undefined ? null : { value, type: Number, format };
}
