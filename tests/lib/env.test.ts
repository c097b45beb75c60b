import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvError, parseEnv } from '@/lib/env'

const CWD = resolve('/srv/dailies')

const problemsOf = (source: Record<string, string>): string[] => {
  try {
    parseEnv(source, CWD)
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
  return []
}

describe('the environment', () => {
  it('needs nothing', () => {
    expect(parseEnv({}, CWD)).toMatchObject({
      port: 3000,
      appUrl: 'http://localhost:3000',
      appUrlIsSet: false,
      dataDir: resolve(CWD, 'data'),
      database: { kind: 'sqlite', path: resolve(CWD, 'data', 'dailies.db') },
      provider: { mode: 'emulated', speed: 30 },
      authSecret: undefined,
      cronSecret: undefined,
      outboundAllowHosts: [],
      oauth: {},
      isVercel: false,
    })
  })

  const WRONG = {
    PORT: '70000',
    APP_URL: 'studio.example',
    DATABASE_URL: 'mysql://localhost/x',
    AUTH_SECRET: 'too short',
    KLING_API_KEY: 'a key\nof two lines',
    KLING_BASE_URL: 'ftp://kling.example',
    CRON_SECRET: 'short',
    OUTBOUND_ALLOW_HOSTS: 'nas.local',
    EMULATOR_SPEED: '0',
    MEDIA_ACCEL_PREFIX: 'stored/',
    GITHUB_ID: 'alone',
    GOOGLE_SECRET: 'alone',
    OIDC_ISSUER: 'not an address',
    OIDC_ID: 'alone',
  }

  it('lists every mistake at once', () => {
    const named = problemsOf(WRONG).map((line) => line.split(' ')[0])
    expect(new Set(named)).toEqual(
      new Set([
        ...Object.keys(WRONG).filter((name) => !/^(GITHUB_ID|GOOGLE_SECRET|OIDC_ID)$/.test(name)),
        ...['GITHUB_SECRET', 'GOOGLE_ID', 'OIDC_SECRET'],
      ]),
    )
  })

  describe('of a bucket', () => {
    const BUCKET = {
      S3_ENDPOINT: 'http://nas.local:9000/',
      S3_REGION: 'us-east-1',
      S3_BUCKET: 'dailies',
      S3_ACCESS_KEY_ID: 'an-id',
      S3_SECRET_ACCESS_KEY: 'a-secret',
    }

    it('is all there or not at all', () => {
      expect(parseEnv({}, CWD).s3).toBeUndefined()
      expect(parseEnv(BUCKET, CWD).s3).toEqual({
        endpoint: 'http://nas.local:9000',
        region: 'us-east-1',
        bucket: 'dailies',
        accessKeyId: 'an-id',
        secretAccessKey: 'a-secret',
        publicUrl: null,
      })
      for (const name of Object.keys(BUCKET)) {
        const { [name as keyof typeof BUCKET]: _, ...rest } = BUCKET
        expect(problemsOf(rest)).toEqual([expect.stringContaining(`${name} is needed with S3_`)])
      }
      expect(problemsOf({ S3_PUBLIC_URL: 'https://s3.example.com' })).toEqual([
        'S3_ENDPOINT is needed with S3_PUBLIC_URL',
      ])
    })

    it('says what is wrong, and never the secret', () => {
      const wrong = { ...BUCKET, S3_BUCKET: 'My Bucket', S3_SECRET_ACCESS_KEY: 'two words' }
      expect(problemsOf(wrong)).toEqual([
        'S3_BUCKET must be the name of a bucket',
        'S3_SECRET_ACCESS_KEY must have no spaces or line ends',
      ])
    })

    it('has a public address that a page over https may play from', () => {
      const pages = { ...BUCKET, APP_URL: 'https://dailies.example.com' }
      expect(problemsOf({ ...pages, S3_PUBLIC_URL: 'http://s3.example.com' })).toEqual([
        'S3_PUBLIC_URL must be https, because APP_URL is',
      ])
      expect(
        parseEnv({ ...pages, S3_PUBLIC_URL: 'https://s3.example.com/' }, CWD).s3?.publicUrl,
      ).toBe('https://s3.example.com')
    })
  })

  it('lists what is incomplete also beside a value of another kind', () => {
    expect(problemsOf({ PORT: 'abc', GITHUB_ID: 'alone' })).toEqual([
      'PORT must be a port number',
      'GITHUB_SECRET is needed with GITHUB_ID',
    ])
  })

  it('names files to nginx only where both have the same disk', () => {
    expect(parseEnv({ MEDIA_ACCEL_PREFIX: '/stored' }, CWD).mediaAccelPrefix).toBe('/stored')
    for (const prefix of ['/', '/a/', 'a', '/a b', '/a\nb', 'http://nginx/a']) {
      expect(problemsOf({ MEDIA_ACCEL_PREFIX: prefix })[0]).toContain('must be a path')
    }
    expect(problemsOf({ MEDIA_ACCEL_PREFIX: '/stored', VERCEL: '1' })).toEqual([
      'MEDIA_ACCEL_PREFIX cannot be used with VERCEL: nginx has to read media from the same disk',
    ])
    const bucket = {
      S3_ENDPOINT: 'http://127.0.0.1:9000',
      S3_REGION: 'us-east-1',
      S3_BUCKET: 'dailies',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    }
    expect(parseEnv(bucket, CWD).s3?.bucket).toBe('dailies')
    expect(problemsOf({ MEDIA_ACCEL_PREFIX: '/stored', ...bucket })).toEqual([
      'MEDIA_ACCEL_PREFIX cannot be used with S3_BUCKET: nginx reads media from a disk',
    ])
  })

  it('never repeats a value, which may be a secret', () => {
    const said = problemsOf(WRONG).join('\n')
    for (const value of ['too short', 'a key', 'alone', 'mysql://']) {
      expect(said).not.toContain(value)
    }
  })

  it.each([
    ['PORT', ['3000abc', '-1', '3.5', 'NaN']],
    ['EMULATOR_SPEED', ['fast', '-3', 'Infinity', '10001']],
    ['OUTBOUND_ALLOW_HOSTS', ['a:1,b', 'http://a:1', 'a:1 b:2', 'a:']],
    ['APP_URL', ['javascript:alert(1)', '//studio.example']],
    ['KLING_API_KEY', ['with spaces', 'schlüssel', 'a\u0000b']],
  ])('refuses %s when it is wrong', (name, values) => {
    for (const value of values) {
      expect([value, problemsOf({ [name]: value })]).toEqual([
        value,
        [expect.stringMatching(new RegExp(`^${name} `))],
      ])
    }
  })

  it('takes an empty value for an absent one', () => {
    const empty = Object.fromEntries(Object.keys(WRONG).map((name) => [name, '  ']))
    expect(parseEnv(empty, CWD)).toEqual(parseEnv({}, CWD))
  })

  it.each([
    ['file:studio.db', resolve(CWD, 'elsewhere', 'studio.db')],
    ['file:./a/studio.db', resolve(CWD, 'elsewhere', 'a', 'studio.db')],
    ['file:/var/studio.db', '/var/studio.db'],
  ])('finds %s under the data directory', (address, path) => {
    const { database, dataDir } = parseEnv({ DATABASE_URL: address, DATA_DIR: 'elsewhere' }, CWD)
    expect(dataDir).toBe(resolve(CWD, 'elsewhere'))
    expect(database).toEqual({ kind: 'sqlite', path })
  })

  it.each(['postgres://u:p@db/x', 'postgresql://u:p@db/x'])('takes %s for PostgreSQL', (url) => {
    expect(parseEnv({ DATABASE_URL: url }, CWD).database).toEqual({ kind: 'postgresql', url })
  })

  it.each([
    ['https://kling3api.com', 1],
    ['http://127.0.0.1:4000', 50],
    ['http://localhost:4000', 50],
    ['http://[::1]:4000', 50],
    ['http://127.evil.example', 1],
  ])('takes %s for a provider that runs %d times faster', (address, speed) => {
    const source = { KLING_API_KEY: 'key', KLING_BASE_URL: `${address}/`, EMULATOR_SPEED: '50' }
    expect(parseEnv(source, CWD).provider).toEqual({
      mode: 'kling',
      apiKey: 'key',
      baseUrl: address,
      speed,
    })
  })

  it('takes lists apart', () => {
    const { trustedProxies, outboundAllowHosts } = parseEnv(
      { TRUSTED_PROXIES: ' 10.0.0.1, ,::1 ', OUTBOUND_ALLOW_HOSTS: 'NAS.local:80, [::1]:9000' },
      CWD,
    )
    expect(trustedProxies).toEqual(['10.0.0.1', '::1'])
    expect(outboundAllowHosts).toEqual(['nas.local:80', '[::1]:9000'])
  })
})
