import { inflateRawSync } from 'node:zlib';

/** A spreadsheet as another program finds it: its files, and each sheet's cells by row. Knows nothing of who wrote it. */
export interface ReadXlsx {
  readonly files: ReadonlyMap<string, string>;
  cells(sheet: number): readonly (readonly string[])[];
}

const CENTRAL = 0x02014b50;

export function readXlsx(bytes: Buffer): ReadXlsx {
  const files = unzip(bytes);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    textIn(si),
  );
  return {
    files,
    cells: (sheet) =>
      [...(files.get(`xl/worksheets/sheet${sheet}.xml`) ?? '').matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(
        ([, row = '']) =>
          [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', inner = '']) => {
            const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
            if (attributes.includes('t="s"')) return shared[Number(value)] ?? '';
            return value ?? textIn(inner);
          }),
      ),
  };
}

function textIn(xml = ''): string {
  const text = [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => part).join('');
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function unzip(bytes: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let at = bytes.indexOf(Buffer.from('PK\u0001\u0002')); at >= 0 && bytes.readUInt32LE(at) === CENTRAL; ) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameSize ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    files.set(name, (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + (nameSize ?? 0) + (extraSize ?? 0) + (commentSize ?? 0);
  }
  return files;
}
