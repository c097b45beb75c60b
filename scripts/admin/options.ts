import { type ParseArgsConfig, parseArgs } from 'node:util'

/** @throws TypeError with a code for an option that the command does not know */
export const readOptions = (
  args: string[],
  options: NonNullable<ParseArgsConfig['options']>,
): Record<string, string | boolean | undefined> =>
  parseArgs({ args, options, strict: true, allowPositionals: false }).values as Record<
    string,
    string | boolean | undefined
  >
