import { describe, expect, it } from 'vitest';
import { baton } from './run.ts';

const COMMANDS = [
  ...['new', 'validate', 'explain', 'compile', 'plan', 'rehearse', 'preview'],
  ...[
    'review',
    'launch',
    'update',
    'status',
    'why',
    'export',
    'report',
    'send-test',
    'doctor',
    'reschedule',
    'cancel-event',
    'pause',
    'resume',
    'stop',
    'erase',
  ],
];

describe('baton', () => {
  it('lists the commands it has, and no others', async () => {
    const { code, out } = await baton('--help');
    expect(code).toBe(0);
    const listed = [...out.matchAll(/^ {2}([a-z-]+)(?: .*)? {2,}\S/gm)].map(([, name]) => name);
    expect(listed.filter((name) => name !== 'help')).toEqual(COMMANDS);
  });

  it.each(COMMANDS)('shows an example in the help of %s', async (command) => {
    const { code, out } = await baton(command, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples?:\\n  baton ${command} `));
  });

  it.each([
    ['nothing'],
    ['an unknown command', 'vlidate'],
    ['an unknown option', 'validate', 'x.yaml', '--jsn'],
    ['a missing argument', 'validate'],
    ['a file that is not there', 'validate', 'nowhere/campaign.yaml'],
    ['an instant that is none', 'validate', 'campaigns/zakendoen-in-afrika', '--now', 'tomorrow'],
    ['a seed that is no number', 'rehearse', 'campaigns/zakendoen-in-afrika', '--seed', 'x'],
    ['a workflow that is not built in', 'new', 'webiner', 'x'],
    ['something to explain that is not there', 'explain', 'colours'],
    ['a stage that is no name', 'status', 'zakendoen-in-afrika', '--stage', 'Prod!'],
    ['a campaign that is nowhere', 'status', 'campaigns/nowhere'],
    ['a test without an address', 'send-test', 'zakendoen-in-afrika', '--template', 'invitation'],
  ])('answers %s with exit code 2, on stderr only', async (_what, ...args) => {
    const { code, out, err } = await baton(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim()).not.toBe('');
  });

  it('suggests the command that was meant', async () => {
    expect((await baton('vlidate')).err).toContain('Did you mean validate?');
  });
});
