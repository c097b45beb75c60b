import { beforeAll, describe, expect, it } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env'
import { serveFile } from '@/lib/media/serve-file'
import { useBucket } from '@/tests/helpers/bucket'
import { store } from './stored'
import { useDataDir } from './with-data-dir'

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://studio.test/file', { method, headers })

describe('a file that is kept in a bucket', () => {
  const data = useDataDir()
  const bucket = useBucket()
  const bytes = new TextEncoder().encode('0123456789')
  let key = ''
  const configure = (more: Record<string, string>) =>
    setEnv(parseEnv({ DATA_DIR: data.path(), ...bucket().variables, ...more }, data.path()))
  const file = (fromStorage: boolean) => ({
    key,
    contentType: 'video/mp4',
    fileName: '바다.mp4',
    download: true,
    fromStorage,
  })
  beforeAll(async () => {
    configure({})
    key = await store(bytes, 'mp4')
  })

  it('is streamed, whole and in part, where only this server reaches the bucket', async () => {
    configure({})
    const whole = await serveFile(get(), file(true))
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789'])
    const part = await serveFile(get({ range: 'bytes=-3' }), file(true))
    expect([part.status, await part.text()]).toEqual([206, '789'])
    expect(part.headers.get('content-range')).toBe('bytes 7-9/10')
    expect((await serveFile(get({ range: 'bytes=10-' }), file(true))).status).toBe(416)
  })

  it('is fetched from the bucket where browsers reach it, by a link that nobody keeps', async () => {
    configure({ S3_PUBLIC_URL: bucket().endpoint })
    const sent = await serveFile(get({ range: 'bytes=2-4' }), file(true))
    expect(sent.status).toBe(302)
    expect(sent.headers.get('cache-control')).toBe('private, no-store')
    const location = sent.headers.get('location') ?? ''
    const answer = await fetch(location, { headers: { range: 'bytes=2-4' } })
    expect([answer.status, await answer.text()]).toEqual([206, '234'])
    expect(answer.headers.get('content-type')).toBe('video/mp4')
    expect(answer.headers.get('content-disposition')).toContain(
      'attachment; filename="__.mp4"; filename*=UTF-8\'\'%EB%B0%94%EB%8B%A4.mp4',
    )
  })

  it('is told of here by HEAD, and pictures come from here, so that browsers keep them', async () => {
    configure({ S3_PUBLIC_URL: bucket().endpoint })
    const head = await serveFile(get({}, 'HEAD'), file(true))
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
    const picture = await serveFile(get(), file(false))
    expect([picture.status, await picture.text()]).toEqual([200, '0123456789'])
    expect(picture.headers.get('cache-control')).toContain('immutable')
  })

  it('is not found, rather than sent on, when it is gone', async () => {
    configure({ S3_PUBLIC_URL: bucket().endpoint })
    const gone = { ...file(true), key: `00/${'0'.repeat(64)}.mp4` }
    await expect(serveFile(get(), gone)).rejects.toMatchObject({ code: 'not_found' })
  })
})
