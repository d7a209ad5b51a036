/** A mocked client, as far as it tells what it was handed. */
interface Mocked {
  calls(): readonly { readonly args: readonly unknown[] }[];
}

/** Names and inputs of all commands a mocked client was handed, in order. */
export function sentTo(mock: Mocked): readonly (readonly [string, unknown])[] {
  return mock.calls().map(({ args: [command] }) => {
    if (!(command instanceof Object)) throw new Error('no command');
    return [command.constructor.name, Reflect.get(command, 'input')] as const;
  });
}

/** What stands with every answer of a service. */
export const head = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

/** A fault as the SDK throws it. */
export function sdkFault(name: string, httpStatusCode?: number): Error {
  return Object.assign(new Error(name), { name, $metadata: httpStatusCode === undefined ? {} : { httpStatusCode } });
}
