import { createEmulatorMailer } from './emulator-mailer.ts';
import { mailerContract } from './mailer-contract.ts';
import { createMemoryMailer } from './memory-mailer.ts';

mailerContract('Mailer [memory]', createMemoryMailer);
mailerContract('Mailer [emulator]', createEmulatorMailer);
