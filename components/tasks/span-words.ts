import type { Format } from '@/lib/intl/format'

/** Up to that it is now, in words. */
export const SOON_SECONDS = 5
const SECONDS_UNTIL_MINUTES = 90

/** How long it may take, rounded up to tens of seconds or to minutes: an estimate is no clock. */
export const spanUntil = (format: Format, seconds: number): string =>
  seconds < SECONDS_UNTIL_MINUTES
    ? format.seconds(Math.ceil(seconds / 10) * 10)
    : format.minutes(Math.ceil(seconds / 60))

/** How long ago it was, in whole seconds or minutes. */
export const spanSince = (format: Format, seconds: number): string =>
  seconds < SECONDS_UNTIL_MINUTES
    ? format.seconds(Math.floor(seconds))
    : format.minutes(Math.round(seconds / 60))
