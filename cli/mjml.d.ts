/** mjml 5 brings no types of its own; what `generate` uses of it. */
declare module 'mjml' {
  function compile(
    source: string,
    options: { readonly validationLevel: 'strict' },
  ): Promise<{ readonly html: string; readonly errors: readonly { readonly formattedMessage: string }[] }>;
  export = compile;
}
