import 'server-only'
import pino from 'pino'

// Wherever these stand in what is logged, their values do not.
const SECRET_NAMES = [
  'password',
  'passwordHash',
  'currentPassword',
  'newPassword',
  'code',
  'setupCode',
  'token',
  'secret',
  'apiKey',
  'secretAccessKey',
  'accessKeyId',
  'authorization',
  'cookie',
]

/**
 * Without what the database says of an error: PostgreSQL repeats the row there, prompt and all. Its
 * code goes by another name, since a `code` elsewhere may be one that signs somebody in.
 */
const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const { meta: _, code: errorCode, ...rest } = pino.stdSerializers.err(error)
  return { ...rest, errorCode }
}

const LEVELS: Record<string, string> = { production: 'info', test: 'fatal' }
const level = LEVELS[process.env.NODE_ENV ?? ''] ?? 'debug'

/** JSON lines on standard error, so that standard output stays free for what was asked. */
export const log = pino(
  {
    level,
    base: undefined,
    serializers: { err: describeError },
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  },
  // Synchronous, because the last line before a crash is the one that is needed.
  pino.destination({ fd: 2, sync: true }),
)
