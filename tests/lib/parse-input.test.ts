import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { messageKey, say } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'

const schema = z.object({
  name: z.string(messageKey('errors.nameWorkspace')),
  list: z.array(z.number()).optional(),
})

const fieldsOf = (raw: unknown) => {
  try {
    parseInput(schema, raw)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return error.fields
  }
  throw new Error('was not refused')
}

describe('parseInput', () => {
  it('gives what the schema says', () => {
    expect(parseInput(schema, { name: 'Mina' })).toEqual({ name: 'Mina' })
  })

  it('names the field, also inside a list', () => {
    expect(Object.keys(fieldsOf({ list: [1, 'x'] }) ?? {})).toEqual(['name', 'list.1'])
  })

  it('refuses what the schema does not know', () => {
    expect(fieldsOf({ name: 'Mina', owner: 'me' })).toEqual({
      owner: say('errors.unknownField', { name: 'owner' }),
    })
  })

  it.each([null, undefined, 'text', 7, [], new Map()])('refuses %j', (raw) => {
    expect(fieldsOf(raw)).toBeDefined()
  })
})
