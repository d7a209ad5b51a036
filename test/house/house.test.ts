import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCEPTED_HEADINGS } from '../../workflows/audience/accepted-headings.ts';
import { EVENT_TYPES } from '../../workflows/domain/event.ts';
import { FACTS } from '../../workflows/facts.ts';
import { SIGNAL_NAMES } from '../../workflows/signals.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAPERS = [
  ...['README.md', 'DECISIONS.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE', 'cdk.json', 'knip.json'],
  ...[
    'how-it-works',
    'lexicon',
    'campaign-file',
    'mails',
    'workflow-language',
    'timeline',
    'signals',
    'webhooks',
    'operations',
  ].map((name) => `docs/${name}.md`),
];
const MARKDOWN = PAPERS.filter((paper) => paper.endsWith('.md'));

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface PackageFile {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const packageFile = JSON.parse(read('package.json')) as PackageFile;

function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

describe('the papers', () => {
  it.each(PAPERS)('%s is there and says something', (paper) => {
    expect(read(paper).trim().length).toBeGreaterThan(100);
  });

  it('has the whole licence, with its owner', () => {
    const licence = read('LICENSE');
    expect(licence).toContain('Version 2.0, January 2004');
    expect(licence).toContain('END OF TERMS AND CONDITIONS');
    expect(licence).toContain('The Baton authors');
    expect(licence).not.toContain('[name of copyright owner]');
  });

  it('credits in NOTICE the very version the holidays are made from', () => {
    expect(read('NOTICE')).toContain(`date-holidays ${packageFile.devDependencies['date-holidays']}`);
    expect(read('NOTICE')).toContain('commenthol');
  });

  it('tells in the changelog of the version in package.json first', () => {
    expect(/^## (?!Unreleased)(\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(packageFile.version);
  });

  it.each(MARKDOWN)('%s links only to what exists', (paper) => {
    const targets = [...read(paper).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path = ''] = target.split('#');
      return !existsSync(join(ROOT, dirname(paper), path));
    });
    expect(missing).toEqual([]);
  });

  it.each(MARKDOWN)('%s names only commands that exist', (paper) => {
    const text = read(paper);
    const scripts = [...text.matchAll(/npm run (?:--silent )?([a-z-]+)/g)].map(([, script = '']) => script);
    if (/npm start/.test(text)) scripts.push('start');
    if (/npm test/.test(text)) scripts.push('test');
    expect(scripts.filter((script) => packageFile.scripts[script] === undefined)).toEqual([]);
    const subcommands = [...text.matchAll(/npm run --silent baton -- ([a-z-]+)/g)].map(([, name = '']) => name);
    expect(subcommands.filter((name) => !existsSync(join(ROOT, 'cli/commands', `${name}.ts`)))).toEqual([]);
  });

  it('runs in every npm script a file that exists, or a package that is installed', () => {
    const broken = Object.entries(packageFile.scripts).filter(([, script]) => {
      const file = /^node (?:--\S+ )*(\S+\.ts)/.exec(script)?.[1];
      return file !== undefined && !existsSync(join(ROOT, file));
    });
    expect(broken).toEqual([]);
  });

  it('has a line in DECISIONS.md for every dependency, and for no other', () => {
    const decided = [...read('DECISIONS.md').matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name = '']) => name);
    const needed = Object.keys({ ...packageFile.dependencies, ...packageFile.devDependencies });
    expect([...decided].sort()).toEqual([...needed].sort());
  });

  it('pins every dependency exactly, but for Node itself', () => {
    const { node, ...rest } = { ...packageFile.dependencies, ...packageFile.devDependencies };
    expect(node).toBe('24');
    expect(Object.values(rest).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has a gate that may be run, and whose last line counts', () => {
    expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0);
    expect(read('.ci/run').trimEnd().split('\n').slice(-2)[0]).toBe('echo "$passed passed, $failed failed"');
  });

  it('dates its decisions and numbers them in order', () => {
    const heads = [...read('DECISIONS.md').matchAll(/^## (\S+) · (\d+)\. \S/gm)];
    expect(heads.map(([, , number]) => Number(number))).toEqual(heads.map((_, index) => index + 1));
    expect(heads.filter(([, date = '']) => !/^\d{4}-\d{2}-\d{2}$/.test(date))).toEqual([]);
    expect([...read('DECISIONS.md').matchAll(/^## /gm)]).toHaveLength(heads.length);
  });
});

describe('the docs keep step with the code', () => {
  const mentions = (paper: string, names: readonly string[]): readonly string[] => {
    const text = read(paper);
    return names.filter((name) => !text.includes(`\`${name}\``));
  };

  it('docs/timeline.md tells every type of line', () => {
    expect(mentions('docs/timeline.md', EVENT_TYPES)).toEqual([]);
  });

  it('docs/signals.md tells every signal', () => {
    expect(mentions('docs/signals.md', SIGNAL_NAMES)).toEqual([]);
  });

  it('docs/workflow-language.md tells every fact', () => {
    expect(mentions('docs/workflow-language.md', Object.keys(FACTS))).toEqual([]);
  });

  it('docs/campaign-file.md tells every heading of the audience, and only headings that are accepted', () => {
    // Danish "titel" is a heading of its own inside; people read of it under salutation and title.
    const fields = Object.keys(ACCEPTED_HEADINGS).filter((field) => field !== 'titel');
    expect(mentions('docs/campaign-file.md', fields)).toEqual([]);
    const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
    const accepted = new Set(Object.values(ACCEPTED_HEADINGS).flat().map(plain));
    const table = read('docs/campaign-file.md').split('| heading |')[1]?.split('\n\n')[0] ?? '';
    const written = table
      .split('\n')
      .slice(2)
      .flatMap((row) => row.split('|').slice(2, 5))
      .flatMap((cell) => cell.split(', '))
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '–' && cell !== '');
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter((heading) => !accepted.has(plain(heading)))).toEqual([]);
  });

  it('README tells the story as a rehearsal does, but for its figures', () => {
    const { PATH = '' } = process.env;
    // `npm start` writes mails too, which another test is looking at.
    const rehearse = ['cli/baton.ts', 'rehearse', 'campaigns/zakendoen-in-afrika/campaign.yaml', '--seed', '7'];
    const node = join(ROOT, 'node_modules/.bin/node');
    const told = execFileSync(node, rehearse, { cwd: ROOT, env: { PATH }, encoding: 'utf8' });
    const plain = (line: string): string =>
      line
        .replace(/[\d.,:]+/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    const lines = new Set(told.split('\n').map(plain));
    const story = /```story\n[\s\S]*?\n(The dates\n[\s\S]*?)Nothing was sent/.exec(read('README.md'))?.[1] ?? '';
    const shown = story.split('\n').filter((line) => !['', '…'].includes(line.trim()));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((line) => !lines.has(plain(line)))).toEqual([]);
  });
});

describe('what is committed', () => {
  it('names no path of a machine', () => {
    const paths = new RegExp(
      `(?<![\\w.~@-])/(?:${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me', 'Use' + 'rs', 'tm' + 'p'].join('|')})/|[A-Z]:\\\\Users`,
    );
    const found = trackedFiles().flatMap((file) => {
      if (statSync(join(ROOT, file)).size > 2_000_000) return [];
      const line = read(file)
        .split('\n')
        .findIndex((text) => paths.test(text));
      return line < 0 ? [] : [`${file}:${line + 1}`];
    });
    expect(found).toEqual([]);
  });

  it('names no registry of packages', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
    expect(existsSync(join(ROOT, '.npmrc'))).toBe(false);
  });

  it('has no file of a name that says nothing', () => {
    const names = /(^|\/)(index|utils?|helpers?|types|common|misc)\.ts$/;
    expect(trackedFiles().filter((file) => names.test(file))).toEqual([]);
  });

  it('marks nothing as to be done', () => {
    const mark = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
    const code = trackedFiles().filter((file) => /\.(ts|md|yaml|json)$/.test(file) && file !== 'package-lock.json');
    expect(code.filter((file) => mark.test(read(file)))).toEqual([]);
  });
});

/** Every code file below a folder, without its comments. */
function codeBelow(folder: string): readonly { readonly file: string; readonly code: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({
      file: `${folder}/${file}`,
      code: read(`${folder}/${file}`)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/(^|\s)\/\/.*$/gm, ''),
    }));
}

describe('the rooms', () => {
  it('has no clock, no randomness and no environment in workflows/', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bsetTimeout\(|\bsetInterval\(|\bfetch\(|\bperformance\./;
    expect(
      codeBelow('workflows')
        .filter(({ code }) => impure.test(code))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('has no use case that asks the clock, chance or the environment instead of its ports', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env|\bsetTimeout\(/;
    const isShell = (file: string): boolean => file.startsWith('functions/adapters/') || file.endsWith('/handler.ts');
    expect(
      codeBelow('functions')
        .filter(({ file, code }) => !isShell(file) && impure.test(code))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});

interface Finding {
  readonly category: string;
  readonly location: { readonly path: string };
}

/** A room with one breach of one rule in it; the second text is a further file beside it. */
const BREACHES: readonly (readonly [title: string, file: string, rule: string, code: string])[] = [
  [
    'workflows/ imports Node',
    'workflows/clock.ts',
    'noNodejsModules',
    "import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n",
  ],
  [
    'workflows/ imports functions/',
    'workflows/up.ts',
    'noRestrictedImports',
    "import { wake } from '../functions/wake/wake.ts';\n\nexport const woken = wake;\n",
  ],
  [
    'workflows/ imports the command’s library',
    'workflows/parse.ts',
    'noRestrictedImports',
    "import { Command } from 'commander';\n\nexport const made = new Command();\n",
  ],
  [
    'workflows/ imports AWS',
    'workflows/aws.ts',
    'noRestrictedImports',
    "import { SFNClient } from '@aws-sdk/client-sfn';\n\nexport const client = new SFNClient();\n",
  ],
  [
    'functions/ imports infra/',
    'functions/wake/out.ts',
    'noRestrictedImports',
    "import { createWorld } from '../../infra/local/world.ts';\n\nexport const made = createWorld;\n",
  ],
  [
    'functions/ imports cli/',
    'functions/wake/tell.ts',
    'noRestrictedImports',
    "import { runBaton } from '../../cli/program.ts';\n\nexport const run = runBaton;\n",
  ],
  [
    'infra/ imports cli/',
    'infra/local/tell.ts',
    'noRestrictedImports',
    "import { runBaton } from '../../cli/program.ts';\n\nexport const run = runBaton;\n",
  ],
  [
    'infra/ imports a handler',
    'infra/local/wire.ts',
    'noRestrictedImports',
    "import { handler } from '../../functions/wake/handler.ts';\n\nexport const handle = handler;\n",
  ],
  [
    'cli/ imports a test',
    'cli/judge.ts',
    'noRestrictedImports',
    "import { judge } from '../test/oracle/judge.ts';\n\nexport const judged = judge;\n",
  ],
  ['a default export', 'cli/default.ts', 'noDefaultExport', 'export default 1;\n'],
  ['a barrel', 'cli/barrel.ts', 'noBarrelFile', "export * from './a.ts';\n"],
  ['any', 'cli/any.ts', 'noExplicitAny', 'export const any: any = 1;\n'],
  [
    'a non-null assertion',
    'cli/bang.ts',
    'noNonNullAssertion',
    'export const bang = (text: string | undefined): string => text!;\n',
  ],
  [
    'a promise left floating',
    'infra/float.ts',
    'noFloatingPromises',
    'async function work(): Promise<void> {}\n\nexport function start(): void {\n  work();\n}\n',
  ],
  [
    'a function above 70 lines',
    'functions/long.ts',
    'noExcessiveLinesPerFunction',
    `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(70)}  return sum;\n}\n`,
  ],
  [
    'a file above 300 lines',
    'workflows/long.ts',
    'noExcessiveLinesPerFile',
    `${Array.from({ length: 301 }, (_, index) => `export const line${index} = ${index};`).join('\n')}\n`,
  ],
  [
    'zod with every locale',
    'workflows/locale.ts',
    'noRestrictedImports',
    "import { z } from 'zod';\n\nexport const text = z.string();\n",
  ],
];

describe('the linter', () => {
  let planted = '';
  let findings: readonly Finding[] = [];

  const plant = (file: string, code: string): void => {
    mkdirSync(dirname(join(planted, file)), { recursive: true });
    writeFileSync(join(planted, file), code);
  };

  beforeAll(() => {
    planted = mkdtempSync(join(tmpdir(), 'baton-house-'));
    writeFileSync(join(planted, 'biome.json'), read('biome.json'));
    for (const [, file, , code] of BREACHES) plant(file, code);
    plant('workflows/clean.ts', "import { near } from './near.ts';\n\nexport const far = near + 1;\n");
    plant('workflows/near.ts', 'export const near = 1;\n');
    plant('cli/a.ts', "import { b } from './b.ts';\n\nexport const a = (): unknown => b;\n");
    plant('cli/b.ts', "import { a } from './a.ts';\n\nexport const b = (): unknown => a;\n");
    const biome = join(ROOT, 'node_modules/.bin/biome');
    const options = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout } = spawnSync(biome, options, { cwd: planted, encoding: 'utf8' });
    ({ diagnostics: findings } = JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] });
  });
  afterAll(() => rmSync(planted, { recursive: true, force: true }));

  const rulesAt = (file: string): readonly string[] =>
    findings.filter(({ location }) => location.path === file).map(({ category }) => category.split('/').at(-1) ?? '');

  it.each(BREACHES)('reports %s', (_title, file, rule) => {
    expect(rulesAt(file)).toContain(rule);
  });

  it('reports an import cycle', () => {
    expect(rulesAt('cli/a.ts')).toContain('noImportCycles');
  });

  it('reports nothing where nothing is wrong', () => {
    expect(rulesAt('workflows/clean.ts')).toEqual([]);
  });
});
