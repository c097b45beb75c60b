import { expect, it } from 'vitest'
import { allParts, inParts } from '@/components/videos/bulk/in-parts'
import type { Result } from '@/lib/result'

const many = Array.from({ length: 1_201 }, (_, index) => index)

/** A studio that takes what it is asked, until the part that it refuses. */
const studio = (refused: number | null, refuse: () => Promise<Result<number>>) => {
  const asked: number[] = []
  const ask = async (some: number[]): Promise<Result<number>> => {
    if (asked.length === refused) return refuse()
    asked.push(some.length)
    return { ok: true, data: some.length }
  }
  return { asked, ask }
}

const no = async (): Promise<Result<number>> => ({
  ok: false,
  error: { code: 'forbidden', message: 'Not yours.' },
})
const lost = () => Promise.reject(new Error('no network'))

it('many are asked for as the studio takes them, each once', async () => {
  const { ask } = studio(null, no)
  const answer = await inParts(many, 'No answer.', ask)
  expect(answer).toEqual({ ok: true, data: { parts: [500, 500, 201], problem: null } })
})

it('what was done before a no is told, so that it can be undone', async () => {
  const refused = studio(1, no)
  expect(await inParts(many, 'No answer.', refused.ask)).toEqual({
    ok: true,
    data: { parts: [500], problem: 'Not yours.' },
  })
  const cut = studio(2, lost)
  expect(await inParts(many, 'No answer.', cut.ask)).toEqual({
    ok: true,
    data: { parts: [500, 500], problem: 'No answer.' },
  })
})

it('a no to the first of them is a no', async () => {
  expect(await inParts(many, 'No answer.', studio(0, no).ask)).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  })
  expect(await inParts(many, 'No answer.', studio(0, lost).ask)).toMatchObject({
    ok: false,
    error: { message: 'No answer.' },
  })
})

it('an undo that stops half way has failed, and can be asked again', async () => {
  expect(await allParts(many, 'No answer.', studio(1, lost).ask)).toMatchObject({ ok: false })
  expect(await allParts(many, 'No answer.', studio(null, no).ask)).toEqual({
    ok: true,
    data: [500, 500, 201],
  })
})
