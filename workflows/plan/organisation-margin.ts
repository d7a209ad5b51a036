/** What a row of the audience says of its organisation beyond the plan. */
export interface OwnFigures {
  /** 0 to 1. */
  readonly chance?: number;
  /** Gross margin of its first 12 months. */
  readonly margin?: number;
}

const CHANCE = ['chance', 'kans', 'sandsynlighed', 'wahrscheinlichkeit'];
const MARGIN = ['margin', 'marge', 'avance', 'deckungsbeitrag'];

/** Chance and margin of an organisation, from columns of the audience file in any of its languages. */
export function ownFigures(more: Readonly<Record<string, string>>): OwnFigures {
  const chance = parseShare(cellOf(more, CHANCE));
  const margin = parseMoney(cellOf(more, MARGIN));
  return { ...(chance !== undefined && { chance }), ...(margin !== undefined && { margin }) };
}

function cellOf(more: Readonly<Record<string, string>>, names: readonly string[]): string {
  const found = Object.entries(more).find(([name]) => names.includes(name.toLowerCase().replaceAll(/[\s_-]/g, '')));
  return found?.[1].trim() ?? '';
}

/** `60 %`, `60`, `0.6`, `0,6`. */
function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text);
  if (!match) return undefined;
  const value = Number(match[1]?.replace(',', '.'));
  const share = match[2] === '%' || value > 1 ? value / 100 : value;
  return share <= 1 ? share : undefined;
}

/** `5000`, `€ 5.000`, `5,000.00`, `5 000,00`. */
function parseMoney(text: string): number | undefined {
  const bare = text.replaceAll(/[\s€$£]|EUR|DKK|GBP|kr\.?/gi, '');
  if (!/^\d+([.,]\d+)*$/.test(bare)) return undefined;
  const decimals = /[.,](\d{1,2})$/.exec(bare);
  const whole = (decimals ? bare.slice(0, decimals.index) : bare).replaceAll(/[.,]/g, '');
  return Number(`${whole}.${decimals?.[1] ?? '0'}`);
}
