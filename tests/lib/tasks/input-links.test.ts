import { afterEach, describe, expect, it } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env'
import { say } from '@/lib/intl/said'
import type { MediaRef, TaskSettings } from '@/lib/kling/settings'
import type { InputRecord } from '@/lib/media/input-record'
import { contentKey } from '@/lib/media/storage-key'
import { findUnreachable, linkMaker } from '@/lib/tasks/input-links'

const settings = (image: MediaRef): TaskSettings => ({
  type: 'std-image-to-video',
  prompt: 'It moves.',
  image,
})
const upload = settings({ inputId: 'an-input' })
const address = (url: string) => settings({ url })

const real = (more: Record<string, string> = {}) =>
  setEnv(parseEnv({ KLING_API_KEY: 'a-key', ...more }, '/nowhere'))

describe('what the provider could not fetch', () => {
  afterEach(() => setEnv(parseEnv({}, '/nowhere')))

  it.each(['http://localhost:3000', 'http://192.168.1.20:3000', 'http://studio.local'])(
    'an upload, while the studio stands at %s',
    (appUrl) => {
      real({ APP_URL: appUrl })
      expect(findUnreachable(upload)).toEqual({
        field: 'image',
        said: say('errors.tasks.fileNotPublic', { appUrl }),
      })
      expect(findUnreachable(address('https://images.example.com/a.png'))).toBeNull()
    },
  )

  it.each(['http://127.0.0.1/a.png', 'http://10.0.0.7/a.png', 'http://nas.lan/a.png'])(
    'a private address: %s',
    (url) => {
      real({ APP_URL: 'https://dailies.example.com' })
      expect(findUnreachable(address(url))?.field).toBe('image')
      expect(findUnreachable(upload)).toBeNull()
    },
  )

  describe('where files are kept in a bucket', () => {
    const BUCKET = {
      S3_ENDPOINT: 'http://10.0.0.7:9000',
      S3_REGION: 'us-east-1',
      S3_BUCKET: 'dailies',
      S3_ACCESS_KEY_ID: 'an-id',
      S3_SECRET_ACCESS_KEY: 'a-secret',
    }
    const input: InputRecord = {
      ...{ id: 'an-input', workspaceId: 'w', userId: 'u', kind: 'image', name: 'A' },
      ...{ storageKey: contentKey('a'.repeat(64), 'png'), thumbnailKey: null, sizeBytes: 1 },
      ...{ contentType: 'image/png', width: 1, height: 1, durationSeconds: null },
      ...{ fromVideoId: null, fromSeconds: null, createdAt: new Date() },
    }
    const linkOf = async () => (await linkMaker([input], new Date()))({ inputId: 'an-input' })

    it('nothing, when that has a public address, though the studio has none', async () => {
      real({ ...BUCKET, S3_PUBLIC_URL: 'https://s3.example.com' })
      expect(findUnreachable(upload)).toBeNull()
      const link = new URL(await linkOf())
      expect(link.origin + link.pathname).toBe(
        `https://s3.example.com/dailies/aa/${'a'.repeat(64)}.png`,
      )
      expect(link.searchParams.get('X-Amz-Expires')).toBe('86400')
      expect(link.href).not.toContain('a-secret')
    })

    it('an upload, when neither has one', () => {
      real({ ...BUCKET, S3_PUBLIC_URL: 'http://nas.local:9000' })
      expect(findUnreachable(upload)?.field).toBe('image')
    })

    it('nothing, when the studio alone has one: it hands the files on', async () => {
      real({ ...BUCKET, APP_URL: 'https://dailies.example.com', AUTH_SECRET: 'x'.repeat(32) })
      expect(findUnreachable(upload)).toBeNull()
      expect(await linkOf()).toMatch(/^https:\/\/dailies\.example\.com\/api\/media\/an-input\./)
    })
  })

  it('nothing, when the provider is on this machine', () => {
    real({ KLING_BASE_URL: 'http://127.0.0.1:4000' })
    expect(findUnreachable(upload)).toBeNull()
    setEnv(parseEnv({}, '/nowhere'))
    expect(findUnreachable(address('http://127.0.0.1/a.png'))).toBeNull()
  })
})
