/** The colours of one way of reading a mail, as `#rrggbb`; a test computes the contrast of every pair that meets. */
interface Palette {
  /** Behind the column, and behind the words in it. */
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly muted: string;
  readonly link: string;
  readonly line: string;
  readonly quote: string;
  readonly accent: string;
  readonly button: string;
  readonly buttonText: string;
}

/** No pure black or white but paper and a button's words: a program that turns colours round then leaves them readable. */
export const LIGHT: Palette = {
  page: '#eef1f4',
  card: '#ffffff',
  text: '#1d2733',
  muted: '#56626f',
  link: '#0b5cad',
  line: '#d8dee5',
  quote: '#7d8b9a',
  accent: '#0b5cad',
  button: '#0b5cad',
  buttonText: '#ffffff',
};

export const DARK: Palette = {
  page: '#101317',
  card: '#1a1f25',
  text: '#e4e8ed',
  muted: '#a7b1bd',
  link: '#8fc4ff',
  line: '#39424d',
  quote: '#73808f',
  accent: '#3f8ede',
  button: '#1f6fc4',
  buttonText: '#ffffff',
};
