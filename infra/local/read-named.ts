import { join } from 'node:path';
import type { Problem } from '../../workflows/language/problem.ts';
import { readRepsCsv } from '../../workflows/language/reps-csv.ts';
import { type Rep, repsSchema } from '../../workflows/language/reps-schema.ts';
import { readYaml, type YamlReading } from '../../workflows/language/yaml-source.ts';
import { isFile, listFolder, readTextFile } from './read-folder.ts';

/** A file's value, the text it was read from, and where each part of it stands. */
export type Located<T> = {
  readonly file: string;
  readonly text: string;
  readonly value: T;
  readonly locate: YamlReading<T>['locate'];
};

/** The problem of a file that is not there, by the campaign's key and the file's name. */
export type MissingFile = (key: string, name: string) => Problem;

/** A campaign's folder while it is read; `missing` says that a file is not there, at the key that names it. */
export interface Reading {
  readonly folder: string;
  readonly problems: Problem[];
  readonly missing: MissingFile;
}

export interface Reader<T> {
  /** The campaign's key that names the file. */
  readonly key: string;
  readonly read: (file: string, text: string) => YamlReading<T>;
}

/** Reads a file the campaign names; undefined where there is none, or it has problems, which then are told. */
export function readNamed<T>(
  { folder, problems, missing }: Reading,
  name: string | undefined,
  { key, read }: Reader<T>,
): Located<T> | undefined {
  if (name === undefined) return undefined;
  const text = readTextFile(join(folder, name));
  if (text === undefined) {
    problems.push(missing(key, name));
    return undefined;
  }
  const reading = read(name, text);
  problems.push(...reading.problems);
  return reading.value === undefined ? undefined : { file: name, text, value: reading.value, locate: reading.locate };
}

/** The reps, from a YAML file or a spreadsheet. */
export function readReps(shelf: Reading, name: string | undefined): Located<readonly Rep[]> | undefined {
  const read = (file: string, text: string) =>
    /\.csv$/i.test(file) ? readRepsCsv(file, text) : readYaml(file, text, repsSchema);
  const found = readNamed(shelf, name, { key: 'reps', read });
  return found && { ...found, value: found.value.reps };
}

export interface Beside {
  readonly folder: string;
  readonly campaign: { readonly file: string; readonly locate: YamlReading<unknown>['locate'] };
}

/** Says of a missing file what a person may have meant: the files of the campaign's own folder. */
export function filesBeside({ folder, campaign }: Beside): MissingFile {
  return (key, name) => {
    const names = listFolder(folder).filter((other) => isFile(join(folder, other)));
    const message = `${name} does not exist. Beside the campaign: ${names.join(', ') || 'nothing'}.`;
    return { file: campaign.file, ...campaign.locate([key]), path: key, message, severity: 'error' };
  };
}
