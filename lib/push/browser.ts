import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'

const wrong = messageKey('errors.push.notABrowser')

/** Bytes, base64url, with or without the signs that fill it up. */
const bytes = (count: number) =>
  z
    .string(wrong)
    .regex(/^[\w-]+={0,2}$/, wrong)
    .transform((value) => value.replace(/=+$/, ''))
    .refine((value) => value.length === Math.ceil((count * 4) / 3), wrong)

/** What a browser says of its subscription. Its address is judged by the guard, not here. */
export const browserSchema = z.object({
  endpoint: z.string(wrong).min(1, wrong).max(2000, wrong),
  p256dh: bytes(65),
  auth: bytes(16),
})

export type Browser = z.output<typeof browserSchema>
