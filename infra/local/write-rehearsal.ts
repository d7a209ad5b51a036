import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { reportPage } from '../../functions/shared/report-page.ts';
import { timelineText } from '../../functions/shared/timeline-text.ts';
import { fieldOf } from '../../workflows/story/story-line.ts';
import type { TextStore } from '../../workflows/texts/text-store.ts';
import { lettersFile } from './mails/letters-file.ts';
import { renderOutbox } from './mails/render-outbox.ts';
import type { Rehearsal } from './rehearse.ts';
import { tellRehearsal } from './tell-rehearsal.ts';
import { writeEml } from './write-eml.ts';
import { writeTextFile } from './write-text-file.ts';

/** What was written, and where. */
export interface WrittenRehearsal {
  readonly folder: string;
  readonly mails: number;
  readonly letters: number;
}

const REHEARSED = 'A rehearsal on virtual time: nothing was sent.';

/** Writes a rehearsal: every mail and calendar file, the letters, the timeline and the report. Mails of one before go. */
export async function writeRehearsal(
  rehearsal: Rehearsal,
  texts: TextStore,
  folder: string,
): Promise<WrittenRehearsal> {
  const { lines, summary, setup } = rehearsal;
  removeOldMails(folder);
  let mails = 0;
  for (const mail of renderOutbox(rehearsal, texts)) {
    mails += 1;
    const name = fileName(mail, mails, setup.calendars.campaign);
    writeTextFile(join(folder, `${name}.eml`), await writeEml(mail.eml));
    if (mail.ics !== undefined) writeTextFile(join(folder, `${name}.ics`), mail.ics);
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
    reportPage({ title: `${setup.campaign.campaign}, rehearsed`, note: REHEARSED, chapters }),
  );
  return { folder, mails, letters: lines.filter(({ type }) => type === 'LetterListed').length };
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
const OURS = /^\d{4,}-\d{4}-\d{2}-\d{2}-\d{4}-.*\.(?:eml|ics)$/;

function removeOldMails(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (OURS.test(name)) rmSync(join(folder, name));
}
