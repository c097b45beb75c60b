import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { disconnect } from '@/lib/db/client'
import { rememberFor } from '@/lib/db/remember'
import { describeOnDatabase } from '@/tests/helpers/database'

describeOnDatabase('sqlite', 'remembering', (useDatabase) => {
  useDatabase()

  const counting = (ms: number, failures = 0) => {
    const asked: string[] = []
    const read = rememberFor(ms, async (key) => {
      asked.push(key)
      if (asked.length <= failures) throw new Error('away')
      return asked.length
    })
    return { asked, read }
  }

  it('asks once for each key, whoever asks at once', async () => {
    const { asked, read } = counting(60_000)
    expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual([1, 1, 2])
    expect(await read('a')).toBe(1)
    expect(asked).toEqual(['a', 'b'])
  })

  it('asks again when the time is over', async () => {
    const { read } = counting(5)
    await read('a')
    await wait(10)
    expect(await read('a')).toBe(2)
  })

  it('does not remember what failed', async () => {
    const { read } = counting(60_000, 1)
    await expect(read('a')).rejects.toThrow('away')
    expect(await read('a')).toBe(2)
  })

  it('belongs to one database', async () => {
    const { read } = counting(60_000)
    await read('a')
    await disconnect()
    expect(await read('a')).toBe(2)
  })
})
