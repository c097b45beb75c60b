import { z } from 'zod'
import { AppError, type FieldErrors } from '@/lib/errors'

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
  const fields = toFieldErrors(parsed.error)
  throw new AppError('invalid', Object.values(fields)[0] ?? 'This could not be read.', { fields })
}

const toFieldErrors = (error: z.ZodError): FieldErrors => {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null]
    for (const key of keys) {
      const path = [...issue.path, ...(key === null ? [] : [key])].join('.')
      fields[path] ??= key === null ? issue.message : `There is no field "${key.slice(0, 40)}".`
    }
  }
  return fields
}
