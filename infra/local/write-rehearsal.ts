import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { type ReportMail, reportPage } from '../../functions/shared/report-page.ts';
import type { Course } from '../../functions/shared/tell-campaign.ts';
import { type Report, tellReport } from '../../functions/shared/tell-report.ts';
import { timelineText } from '../../functions/shared/timeline-text.ts';
import { mailWords } from '../../workflows/story/mail-words.ts';
import { fieldOf } from '../../workflows/story/story-line.ts';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { storyWords, wordOf } from '../../workflows/story/words/story-in-language.ts';
import type { TextStore } from '../../workflows/texts/text-store.ts';
import { lettersFile } from './mails/letters-file.ts';
import { mailPage } from './mails/mail-page.ts';
import { renderOutbox } from './mails/render-outbox.ts';
import type { Rehearsal } from './rehearse.ts';
import { courseOf, tellRehearsal } from './tell-rehearsal.ts';
import { writeEml } from './write-eml.ts';
import { writeTextFile } from './write-text-file.ts';

/** What was written, and where. */
export interface WrittenRehearsal {
  readonly folder: string;
  readonly mails: number;
  readonly letters: number;
}

/** Writes a rehearsal: every mail with its page and calendar file, the letters, the timeline and the report. Mails of one before go. */
export async function writeRehearsal(
  rehearsal: Rehearsal,
  texts: TextStore,
  folder: string,
): Promise<WrittenRehearsal> {
  const { lines, summary, setup } = rehearsal;
  removeOldMails(folder);
  const course = courseOf(rehearsal);
  const report = tellReport(course);
  const mails: WrittenPage[] = [];
  for (const mail of renderOutbox(rehearsal, texts)) {
    const name = fileName(mail, mails.length + 1, setup.calendars.campaign);
    writeTextFile(join(folder, `${name}.eml`), await writeEml(mail));
    if (mail.ics !== undefined) writeTextFile(join(folder, `${name}.ics`), mail.ics);
    mails.push(writePage(mail, name, { report, course, folder }));
  }
  const letters = lettersFile(rehearsal, texts);
  const chapters = tellRehearsal(rehearsal);
  writeTextFile(join(folder, 'letters.csv'), letters);
  const timeline = join(folder, 'timeline.ndjson');
  writeTextFile(timeline, '');
  for (const text of timelineText(rehearsal)) appendFileSync(timeline, text);
  writeTextFile(
    join(folder, 'report.json'),
    `${JSON.stringify({ campaign: setup.campaign.campaign, chapters, summary }, null, 2)}\n`,
  );
  writeTextFile(
    join(folder, 'report.html'),
    reportPage({ report, note: report.words.nothingSent, mails, mailOf: mailOfLines(lines, mails) }),
  );
  return { folder, mails: mails.length, letters: lines.filter(({ type }) => type === 'LetterListed').length };
}

type WrittenPage = ReportMail & { readonly line: WrittenMail['line'] };

interface Pages {
  readonly report: Report;
  readonly course: Course;
  readonly folder: string;
}

/** The mail as its reader sees it, beside its file. */
function writePage(mail: WrittenMail, name: string, { report, course, folder }: Pages): WrittenPage {
  const { line, template, eml, ics } = mail;
  const { setup, state } = course.live;
  const words = storyWords(report.language);
  const year = Number(setup.calendars.campaign.localDate(state.launchedAt).slice(0, 4));
  const when = createWallClock(setup.campaign.timeZone, year, words.clock).tell(line.at);
  const files = { report: 'report.html', eml: `${name}.eml`, ...(ics !== undefined && { ics: `${name}.ics` }) };
  writeTextFile(join(folder, `${name}.html`), mailPage({ eml, when, files, words: report.words }));
  const text = template.split('/').at(-1) ?? template;
  const named = line.to === 'contact' ? mailWords(text, words) : wordOf(words.notices, text);
  return {
    line,
    seq: line.seq,
    text: named,
    when,
    to: eml.to.name || eml.to.address,
    subject: eml.subject,
    file: `${name}.html`,
  };
}

/** The page a line leads to: its own mail, and for a call of the day the digest it stands in. */
function mailOfLines(lines: Rehearsal['lines'], mails: readonly WrittenPage[]): ReadonlyMap<number, string> {
  const digests = new Map(
    mails.flatMap(({ line, file }) =>
      line.template === 'digest' ? [[`${fieldOf(line, 'receiver')} ${line.at}`, file] as const] : [],
    ),
  );
  const calls = lines.flatMap((line) => {
    const digest = line.type === 'CallTaskSent' ? digests.get(`${fieldOf(line, 'rep')} ${line.at}`) : undefined;
    return digest === undefined ? [] : [[line.seq, digest] as const];
  });
  return new Map([...calls, ...mails.map(({ seq, file }) => [seq, file] as const)]);
}

/** `0001-2027-02-01-0900-invitation-anna@voorbeeld.example`: in order, with the campaign's own date and time. */
function fileName(
  { line, template, eml }: WrittenMail,
  count: number,
  calendar: Rehearsal['setup']['calendars']['campaign'],
): string {
  const at = Date.parse(line.at);
  const minute = calendar.minuteOfDay(at);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
  const name = template.split('/').at(-1) ?? fieldOf(line, 'template');
  const parts = [String(count).padStart(4, '0'), calendar.localDate(at), time, name, eml.to.address];
  return parts.join('-').replace(/[^\w@.+-]/g, '_');
}

/** Only what has the name of a mail of ours. */
const OURS = /^\d{4,}-\d{4}-\d{2}-\d{2}-\d{4}-.*\.(?:eml|html|ics)$/;

function removeOldMails(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (OURS.test(name)) rmSync(join(folder, name));
}
