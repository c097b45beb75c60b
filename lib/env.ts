import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

/**
 * The only reader of `process.env`. Parsed once, on first use, so that `next build` needs
 * nothing; a wrong value stops the start with every mistake listed.
 */

const text = z.string().trim().min(1)
const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })
const list = z.string().transform((value) => value.split(',').flatMap((part) => part.trim() || []))

/** A whole number of something, at least 1. */
const count = z.coerce
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(1_000_000, 'must be at most 1000000')

const hostPort = z
  .string()
  .regex(/^(\[[0-9a-f:]+\]|[^\s:/]+):\d{1,5}$/i, { error: 'must be host:port, comma-separated' })

/** It is signed with, or goes into a header, as it is. */
const oneWord = text.regex(/^[\x21-\x7e]+$/, 'must have no spaces or line ends')

const schema = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65535, 'must be a port number')
    .default(3000),
  APP_URL: url.optional(),
  TRUSTED_PROXIES: list.default([]),
  DATA_DIR: text.default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, {
      error: 'must begin with file: or postgres://',
    })
    .optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  // A stray line end would fail every single request.
  KLING_API_KEY: oneWord.optional(),
  KLING_BASE_URL: url.default('https://kling3api.com'),
  KLING_SUBMITS_PER_MINUTE: count.optional(),
  KLING_POLLS_PER_MINUTE: count.optional(),
  KLING_MAX_IN_FLIGHT: count.optional(),
  KLING_PAUSE_AFTER_UNKNOWNS: count.default(5),
  API_SUBMITS_PER_MINUTE: count.default(600),
  API_READS_PER_MINUTE: count.default(6_000),
  MEDIA_ACCEL_PREFIX: z
    .string()
    .regex(/^(\/[\w.-]+)+$/, {
      error: 'must be a path such as /stored, at which nginx reads the folder media of DATA_DIR',
    })
    .optional(),
  TRASH_DAYS: count.default(30),
  CRON_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  OUTBOUND_ALLOW_HOSTS: list.pipe(z.array(hostPort)).default([]),
  S3_ENDPOINT: url.optional(),
  S3_REGION: oneWord.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_ACCESS_KEY_ID: oneWord.optional(),
  S3_SECRET_ACCESS_KEY: oneWord.optional(),
  S3_PUBLIC_URL: url.optional(),
  EMULATOR_SPEED: z.coerce
    .number({ error: 'must be a number' })
    .positive('must be above 0')
    .max(10_000, 'must be at most 10000')
    .default(30),
  GITHUB_ID: text.optional(),
  GITHUB_SECRET: text.optional(),
  GOOGLE_ID: text.optional(),
  GOOGLE_SECRET: text.optional(),
  OIDC_ISSUER: url.optional(),
  OIDC_ID: text.optional(),
  OIDC_SECRET: text.optional(),
  PSEUDO_LOCALE: z.literal('1', { error: 'must be 1 or absent' }).optional(),
  VERCEL: text.optional(),
})

/** Sets of variables of which one alone means nothing. */
const TOGETHER = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_ID', 'OIDC_SECRET'],
  ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
]

/** Pairs of variables of which one rules the other out, and why. */
const NEVER_TOGETHER = [
  ['MEDIA_ACCEL_PREFIX', 'VERCEL', 'nginx has to read media from the same disk'],
  ['MEDIA_ACCEL_PREFIX', 'S3_BUCKET', 'nginx reads media from a disk'],
] as const

/** Beside the schema and not in it, where a wrong number elsewhere would hide what it finds. */
const findIncomplete = (present: Record<string, unknown>): string[] =>
  TOGETHER.flatMap((names) => {
    const set = names.find((name) => present[name] !== undefined)
    const missing = names.filter((name) => present[name] === undefined)
    return set ? missing.map((name) => `${name} is needed with ${set}`) : []
  })

const findContrary = (present: Record<string, unknown>): string[] =>
  NEVER_TOGETHER.flatMap(([name, other, why]) =>
    present[name] !== undefined && present[other] !== undefined
      ? [`${name} cannot be used with ${other}: ${why}`]
      : [],
  )

/** A page over https plays nothing from an address over http. */
const findMixed = ({ S3_PUBLIC_URL, S3_ENDPOINT, APP_URL }: Record<string, unknown>): string[] => {
  if (S3_PUBLIC_URL === undefined) return []
  if (S3_ENDPOINT === undefined) return ['S3_ENDPOINT is needed with S3_PUBLIC_URL']
  const isMixed = /^https:/.test(`${APP_URL}`) && /^http:/.test(`${S3_PUBLIC_URL}`)
  return isMixed ? ['S3_PUBLIC_URL must be https, because APP_URL is'] : []
}

export type ProviderMode = 'emulated' | 'kling'

/** A bucket in an object storage that speaks S3. Addresses are without a trailing slash. */
export type S3Settings = {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** The same endpoint as browsers and Kling reach it; null when only this server does. */
  publicUrl: string | null
}

export type Env = {
  port: number
  /** Without a trailing slash. */
  appUrl: string
  /** Whether somebody set APP_URL, or it is only this machine's own address. */
  appUrlIsSet: boolean
  trustedProxies: string[]
  /** Absolute. */
  dataDir: string
  database: { kind: 'sqlite'; path: string } | { kind: 'postgresql'; url: string }
  /** Empty until the start has made one: see lib/secret.ts. */
  authSecret: string | undefined
  provider: {
    mode: ProviderMode
    apiKey: string
    /** Without a trailing slash. */
    baseUrl: string
    /** How much faster than real time the provider answers; 1 for the real one. */
    speed: number
  }
  /** What all instances together may do to the provider. */
  budget: {
    submitsPerMinute: number
    pollsPerMinute: number
    /** Tasks in `sending` or `running` at once. */
    maxInFlight: number
    /** Sending pauses after so many unknown outcomes in a row. */
    pauseAfterUnknowns: number
  }
  /** What one API token may do, each with a burst of a minute's worth. */
  apiLimits: { submitsPerMinute: number; readsPerMinute: number }
  /**
   * At this path an nginx in front of the studio reads the folder `media` of the data directory: it
   * is told which file to send instead of being sent it. Only with files on a disk that both have.
   */
  mediaAccelPrefix: string | undefined
  /** How long videos stay in the trash. */
  trashDays: number
  cronSecret: string | undefined
  /** `host:port` of private addresses from which results may be downloaded, lower case. */
  outboundAllowHosts: string[]
  /** Where files are kept; undefined: in `dataDir`. */
  s3: S3Settings | undefined
  oauth: {
    github?: { id: string; secret: string }
    google?: { id: string; secret: string }
    oidc?: { issuer: string; id: string; secret: string }
  }
  /** Whether English is drawn longer and taller than it is: see lib/intl/pseudo.ts. */
  isPseudoLocale: boolean
  isVercel: boolean
}

export class EnvError extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment has mistakes:\n${problems.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'EnvError'
  }
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '')

/** Real calls are few until evidence widens them; an emulator costs only this machine. */
const BUDGET = {
  real: { submitsPerMinute: 6, pollsPerMinute: 30, maxInFlight: 3 },
  emulated: { submitsPerMinute: 240, pollsPerMinute: 2_400, maxInFlight: 8 },
}

const isLoopback = (address: string) => {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** Complete or absent: the rest was refused before. */
const s3Settings = (value: z.output<typeof schema>): S3Settings | undefined => {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = value
  if (!S3_ENDPOINT || !S3_REGION || !S3_BUCKET) return undefined
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined
  return {
    endpoint: withoutSlash(S3_ENDPOINT),
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    publicUrl: value.S3_PUBLIC_URL ? withoutSlash(value.S3_PUBLIC_URL) : null,
  }
}

/**
 * Reads an environment; an empty value counts as absent. Relative paths are relative to `cwd`.
 * @throws EnvError with one line for each mistake.
 */
export const parseEnv = (source: Record<string, string | undefined>, cwd: string): Env => {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = schema.safeParse(present)
  const wrong = (parsed.error?.issues ?? []).map(
    (issue) => `${String(issue.path[0] ?? 'environment')} ${issue.message}`,
  )
  const problems = [
    ...wrong,
    ...findIncomplete(present),
    ...findContrary(present),
    ...findMixed(present),
  ]
  if (!parsed.success || problems.length > 0) throw new EnvError(problems)
  const value = parsed.data
  const dataDir = resolve(cwd, value.DATA_DIR)
  const databaseUrl = value.DATABASE_URL ?? `file:${resolve(dataDir, 'dailies.db')}`
  const file = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  const pair = (id?: string, secret?: string) => (id && secret ? { id, secret } : undefined)
  const s3 = s3Settings(value)
  const baseUrl = withoutSlash(value.KLING_BASE_URL)
  const isReal = value.KLING_API_KEY !== undefined && !isLoopback(baseUrl)
  const budget = isReal ? BUDGET.real : BUDGET.emulated
  return {
    port: value.PORT,
    appUrl: withoutSlash(value.APP_URL ?? `http://localhost:${value.PORT}`),
    appUrlIsSet: value.APP_URL !== undefined,
    trustedProxies: value.TRUSTED_PROXIES,
    dataDir,
    database:
      file === null
        ? { kind: 'postgresql', url: databaseUrl }
        : { kind: 'sqlite', path: isAbsolute(file) ? file : resolve(dataDir, file) },
    authSecret: value.AUTH_SECRET,
    provider: value.KLING_API_KEY
      ? {
          mode: 'kling',
          apiKey: value.KLING_API_KEY,
          baseUrl,
          speed: isLoopback(baseUrl) ? value.EMULATOR_SPEED : 1,
        }
      : {
          mode: 'emulated',
          apiKey: '',
          // The start script puts the emulator's here once it runs (scripts/launch-emulator.ts). Without
          // one nothing listens: "not sent", and the task waits.
          baseUrl: 'http://127.0.0.1:9',
          speed: value.EMULATOR_SPEED,
        },
    budget: {
      submitsPerMinute: value.KLING_SUBMITS_PER_MINUTE ?? budget.submitsPerMinute,
      pollsPerMinute: value.KLING_POLLS_PER_MINUTE ?? budget.pollsPerMinute,
      maxInFlight: value.KLING_MAX_IN_FLIGHT ?? budget.maxInFlight,
      pauseAfterUnknowns: value.KLING_PAUSE_AFTER_UNKNOWNS,
    },
    apiLimits: {
      submitsPerMinute: value.API_SUBMITS_PER_MINUTE,
      readsPerMinute: value.API_READS_PER_MINUTE,
    },
    mediaAccelPrefix: value.MEDIA_ACCEL_PREFIX,
    trashDays: value.TRASH_DAYS,
    cronSecret: value.CRON_SECRET,
    outboundAllowHosts: value.OUTBOUND_ALLOW_HOSTS.map((host) => host.toLowerCase()),
    s3,
    oauth: {
      github: pair(value.GITHUB_ID, value.GITHUB_SECRET),
      google: pair(value.GOOGLE_ID, value.GOOGLE_SECRET),
      oidc:
        value.OIDC_ISSUER && value.OIDC_ID && value.OIDC_SECRET
          ? {
              issuer: withoutSlash(value.OIDC_ISSUER),
              id: value.OIDC_ID,
              secret: value.OIDC_SECRET,
            }
          : undefined,
    },
    isPseudoLocale: value.PSEUDO_LOCALE !== undefined,
    isVercel: value.VERCEL !== undefined,
  }
}

// Next loads modules more than once in production; the environment is one.
const holder = globalThis as typeof globalThis & { dailiesEnv?: Env }

/** @throws EnvError */
export const env = (): Env => {
  holder.dailiesEnv ??= parseEnv(process.env, process.cwd())
  return holder.dailiesEnv
}

/** Takes the place of the environment: the start script once it knows more, and tests. */
export const setEnv = (next: Env): void => {
  holder.dailiesEnv = next
}
