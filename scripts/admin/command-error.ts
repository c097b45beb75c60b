/** A mistake of the person who typed, in English: the command line speaks nothing else. */
export class CommandError extends Error {}

export const unknownWorkspace = (slug: string) => new CommandError(`There is no workspace ${slug}.`)
