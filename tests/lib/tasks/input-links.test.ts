import { afterEach, describe, expect, it } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env'
import { say } from '@/lib/intl/said'
import type { MediaRef, TaskSettings } from '@/lib/kling/settings'
import { findUnreachable } from '@/lib/tasks/input-links'

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

  it('nothing, when the provider is on this machine', () => {
    real({ KLING_BASE_URL: 'http://127.0.0.1:4000' })
    expect(findUnreachable(upload)).toBeNull()
    setEnv(parseEnv({}, '/nowhere'))
    expect(findUnreachable(address('http://127.0.0.1/a.png'))).toBeNull()
  })
})
