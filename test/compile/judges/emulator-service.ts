import { startEmulator } from '../../emulator/engines.ts';
import type { Payload } from './judge.ts';
import type { Service, Told } from './service-judge.ts';

/** The emulator's Step Functions and a Lambda of its own, which asks here what to do. */
export async function startEmulatorService(port: number): Promise<Service & { stop(): Promise<void> }> {
  const emulator = await startEmulator({ port });
  // Its clients and functions go by the port they find when they are loaded.
  process.env.PROBE_PORT = String(port);
  const { ALL, createFunction, createRole, sfn } = await import('../../emulator/probe-world.ts');
  let listener: ((payload: Payload) => Told) | undefined;
  const { arn } = await createFunction((event) => {
    const { throws } = listener?.(event) ?? {};
    return throws === undefined ? { result: {} } : { error: { name: throws } };
  });
  return {
    name: "the emulator's",
    client: sfn,
    roleArn: await createRole(ALL),
    functionArn: arn,
    hear: (next) => {
      listener = next;
    },
    stop: emulator.stop,
  };
}
