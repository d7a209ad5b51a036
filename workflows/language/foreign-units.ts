/** Words for units that people write instead of ours: Dutch, Danish, German and the shortened English ones. */
const UNIT_WORDS: readonly (readonly [unit: string, words: string])[] = [
  [
    'business days',
    'werkdag|werkdagen|arbejdsdag|arbejdsdage|hverdag|hverdage|werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen|working days?|workdays?|businessdays?|bd',
  ],
  ['seconds', 'seconden|secondes?|sekund|sekunder|sekunden?|secs?'],
  ['minutes', 'minuut|minuten|minut|minutter|mins?'],
  ['hours', 'uur|uren|time|timer|stunden?|hrs?|h'],
  ['days', 'dag|dagen|dage|tage?|tagen|d'],
  ['weeks', 'weken|uge|uger|wochen?|wks?'],
  ['months', 'maand|maanden|måned|måneder|monate?|monaten'],
];

const PATTERNS = UNIT_WORDS.map(([unit, words]) => ({
  unit,
  pattern: new RegExp(`(\\d+)\\s*(?:${words})(?![\\p{L}\\d])`, 'giu'),
}));

/** `5 werkdagen` → `5 business days`, also inside a point; the text itself where no such word is found. */
export function translateUnits(text: string): string {
  let translated = text;
  for (const { unit, pattern } of PATTERNS) {
    translated = translated.replace(pattern, (_, amount: string) => `${amount} ${singular(unit, Number(amount))}`);
  }
  return translated.replace(/(\d)(minutes?|hours?|business days?|days?|weeks?|months?|seconds?)\b/g, '$1 $2');
}

function singular(unit: string, amount: number): string {
  return amount === 1 ? unit.slice(0, -1) : unit;
}
