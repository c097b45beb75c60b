import { expect, it } from 'vitest'
import { inParts, takePartsBack } from '@/components/videos/bulk/in-parts'
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

it('an undo goes part by part, and tells how many were left', async () => {
  const asked: string[] = []
  const ask = async (part: string): Promise<Result<{ left: number }>> => {
    asked.push(part)
    return { ok: true, data: { left: part.length } }
  }
  expect(await takePartsBack(['a', 'bb', ''], 'No answer.', ask)).toEqual({
    ok: true,
    data: { left: 3 },
  })
  expect(asked).toEqual(['a', 'bb', ''])
})

it('an undo that stops half way has failed, and can be asked again', async () => {
  let answers = 0
  const ask = async (): Promise<Result<{ left: number }>> =>
    answers++ === 1 ? lost() : { ok: true, data: { left: 0 } }
  expect(await takePartsBack([1, 2, 3], 'No answer.', ask)).toEqual({
    ok: false,
    error: { code: 'internal', message: 'No answer.' },
  })
  expect(answers).toBe(2)
  expect(await takePartsBack([1, 2, 3], 'No answer.', ask)).toMatchObject({ ok: true })
})
