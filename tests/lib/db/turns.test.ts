import { expect, it } from 'vitest'
import { createTurns } from '@/lib/db/turns'

const tooLong = () => new Error('too long')

it('gives turns one at a time, in the order of asking', async () => {
  const take = createTurns()
  const log: number[] = []
  let inside = 0
  await Promise.all(
    [1, 2, 3, 4].map(async (who) => {
      const end = await take(1_000, tooLong)
      expect(++inside).toBe(1)
      await new Promise((done) => setImmediate(done))
      log.push(who)
      inside--
      end()
    }),
  )
  expect(log).toEqual([1, 2, 3, 4])
})

it('lets go who has waited in vain, and the next one still gets a turn', async () => {
  const take = createTurns()
  const end = await take(1_000, tooLong)
  const impatient = take(5, tooLong)
  const patient = take(1_000, tooLong)
  await expect(impatient).rejects.toThrow('too long')
  end()
  const endPatient = await patient
  endPatient()
  await expect(take(5, tooLong)).resolves.toBeTypeOf('function')
})

it('ends a turn once, however often it is ended', async () => {
  const take = createTurns()
  const end = await take(1_000, tooLong)
  const second = take(1_000, tooLong)
  end()
  end()
  await second
  await expect(take(5, tooLong)).rejects.toThrow('too long')
})
