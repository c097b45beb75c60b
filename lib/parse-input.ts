import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { type Said, type SaidFields, saidByKey, say } from '@/lib/intl/said'

/**
 * Parses what a browser sent. A key that the schema does not know is refused: it is a mistake or
 * an attempt, and dropping it silently hides both.
 * @throws AppError invalid, with a message for each wrong field (`images.3` for one of a list)
 */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> => {
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema
  const parsed = strict.safeParse(raw)
  if (parsed.success) return parsed.data as z.output<Schema>
  const fields = toSaidFields(parsed.error)
  throw new AppError('invalid', Object.values(fields)[0] ?? say('errors.unreadable'), { fields })
}

const toSaidFields = (error: z.ZodError): SaidFields => {
  const fields: SaidFields = {}
  for (const issue of error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null]
    for (const key of keys) {
      const path = [...issue.path, ...(key === null ? [] : [key])].join('.')
      fields[path] ??=
        key === null ? toSaid(issue) : say('errors.unknownField', { name: key.slice(0, 40) })
    }
  }
  return fields
}

/**
 * A schema names its sentence by its key, and a limit of it may stand in the sentence's gap;
 * zod's own words are for developers.
 */
const toSaid = (issue: z.core.$ZodIssue): Said => {
  const said = saidByKey(issue.message) ?? say('errors.unreadable')
  if (issue.code === 'too_big') return say(said.key, { maximum: Number(issue.maximum) })
  if (issue.code === 'too_small') return say(said.key, { minimum: Number(issue.minimum) })
  return said
}
