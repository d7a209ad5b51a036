import { expect, it } from 'vitest';
import { callLoads } from '../../workflows/permission/call-loads.ts';
import { contactWith } from './contact-fixture.ts';

const nl = { country: 'NL', legalForm: 'BV', phonePermission: { status: 'business' } } as const;
const mailed = { ...nl, emailPermission: { status: 'consent' } } as const;

it('counts who may be phoned by rep, apart for those who are mailed first', () => {
  const loads = callLoads([
    contactWith({ ...mailed, rep: 'pieter@v.example' }),
    contactWith({ ...mailed, rep: 'pieter@v.example' }),
    contactWith({ ...nl, rep: 'pieter@v.example' }),
    contactWith({ ...nl, rep: 'lotte@v.example' }),
    contactWith({ ...mailed, phonePermission: { status: 'objected' }, rep: 'lotte@v.example' }),
    contactWith(nl),
  ]);
  expect([...loads]).toEqual([
    ['pieter@v.example', { mailed: 2, phoneOnly: 1 }],
    ['lotte@v.example', { mailed: 0, phoneOnly: 1 }],
  ]);
});
