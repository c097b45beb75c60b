import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Rates, ratesSchema } from './rates'

/**
 * How the emulator behaves where no fault says otherwise: as documented, or with everything going
 * wrong at its rate. All of the latter follows from the seed and the requests.
 */
export type Personality =
  | { personality: 'documented' }
  | { personality: 'hostile'; seed: string; rates: Rates }

export const personalitySchema = z.strictObject({
  personality: z.enum(['documented', 'hostile']).default('documented'),
  seed: z.string().min(1).optional(),
  rates: ratesSchema.prefault({}),
})

/** A seed is made up when there is none, and told, so that the run can be had again. @throws z.ZodError */
export const readPersonality = (input: unknown): Personality => {
  const { personality, seed, rates } = personalitySchema.parse(input)
  if (personality === 'documented') return { personality }
  return { personality, seed: seed ?? randomBytes(6).toString('hex'), rates }
}
