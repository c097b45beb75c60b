import { expect, test } from 'vitest'
import { AskError, askStudio, toldOf } from '@/components/ui/ask-studio'
import { say } from '@/lib/intl/said'
import { fail, ok } from '@/lib/result'
import { closedPort, serveHttp, serveTcp } from '@/tests/helpers/loopback'

const answering = async (answer: unknown) => {
  const { origin } = await serveHttp((_, response) => response.end(JSON.stringify(answer)))
  return origin
}
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => {
      expect(error).toBeInstanceOf(AskError)
      return toldOf(error)
    },
  )

test('what the studio answers is given, or told in its own words', async () => {
  expect(await askStudio(await answering(ok([1, 2])))).toEqual([1, 2])
  const refused = await answering(fail('not_found', 'Burada yok.'))
  expect(await refusal(askStudio(refused))).toBe('Burada yok.')
  const wrong = await answering(fail('invalid', 'Some need a change.', { name: 'Give a name.' }))
  expect(await refusal(askStudio(wrong))).toBe('Give a name.')
})

test('where no answer comes, that is said', async () => {
  const nobody = `http://127.0.0.1:${await closedPort()}`
  expect(await refusal(askStudio(nobody))).toEqual(say('ui.noAnswer'))
  const page = await serveHttp((_, response) => response.end('<h1>502</h1>'))
  const asked = askStudio(page.origin, { unreachable: 'inputs.unreachable' })
  expect(await refusal(asked)).toEqual(say('inputs.unreachable'))
  const silent = await serveTcp(() => {})
  expect(await refusal(askStudio(silent.origin, { timeoutMs: 50 }))).toEqual(say('ui.noAnswer'))
})

test('a body travels as JSON', async () => {
  const { origin } = await serveHttp(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    response.end(JSON.stringify(ok([request.method, body])))
  })
  const sent = { method: 'PATCH', body: { name: 'Kış' } } as const
  expect(await askStudio(origin, sent)).toEqual(['PATCH', '{"name":"Kış"}'])
})
