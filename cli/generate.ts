import { writeFileSync } from 'node:fs';
import { holidaysJson } from './generate-holidays.ts';
import { layoutsModule } from './generate-layouts.ts';
import { schemaFiles } from './generate-schemas.ts';

/** Writes what is generated and kept in git: the table of holidays, the schemas for editors, the frames of mails. */
writeFileSync(new URL('../workflows/calendar/holidays.json', import.meta.url), holidaysJson());
for (const [name, text] of schemaFiles()) writeFileSync(new URL(`../campaigns/${name}`, import.meta.url), text);
writeFileSync(new URL('../workflows/texts/compiled-layouts.ts', import.meta.url), await layoutsModule());
