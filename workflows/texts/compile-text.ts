import type { Template } from 'liquidjs';
import type { MailKind } from '../workflow.ts';
import { frameBody } from './layout.ts';
import { LAYOUT_WORDS } from './layout-words.ts';
import { htmlEngine, textEngine } from './liquid-engine.ts';
import { describeTemplate, type TextReceiver } from './template-table.ts';
import { parseTextFile, type TextFile } from './text-file.ts';

/** A text ready to be filled for many contacts: read, rendered to HTML and plain text, and parsed once. */
export interface CompiledText {
  readonly kind: MailKind;
  readonly receiver: TextReceiver;
  readonly from?: NonNullable<TextFile['from']>;
  /** Columns of the audience file it speaks of, each empty: a contact whose file lacks one has it so. */
  readonly columns: Readonly<Record<string, null>>;
  readonly subject: Template[];
  readonly preheader: Template[];
  readonly html: Template[];
  readonly text: Template[];
}

/**
 * Compiles the source of one text. Throws Liquid's error on a syntax error (`checkText` tells it with its place), and an
 * error for a language that has no legal lines.
 */
export function compileText(
  source: string,
  place: { readonly language: string; readonly template: string },
): CompiledText {
  const { receiver, kind: usualKind } = describeTemplate(place.template);
  const { text } = parseTextFile('', source, { subjectRequired: false });
  const words = LAYOUT_WORDS[place.language];
  if (!words) throw new Error(`no legal lines in language ${place.language} for ${place.template}`);
  const kind = text.kind ?? usualKind;
  const body = frameBody(text.body, { language: place.language, receiver, kind, words });
  return {
    kind,
    receiver,
    ...(text.from && { from: text.from }),
    columns: findColumns(text.masked),
    subject: textEngine.parse(text.subject),
    preheader: textEngine.parse(text.preheader),
    html: htmlEngine.parse(body.html),
    text: textEngine.parse(body.text),
  };
}

function findColumns(source: string): Readonly<Record<string, null>> {
  const names = [...source.matchAll(/contact\.more\.([\w-]+)/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, null]));
}
