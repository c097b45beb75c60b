import { expect, test } from 'vitest'
import { LOST_REASONS, PAUSE_REASONS, readReason, writeReason } from '@/lib/kling/reason'

test('a reason is read as it was written, with what the system calls it', () => {
  const broke = writeReason('connection_broke', 'ECONNRESET')
  expect(readReason(LOST_REASONS, broke)).toEqual({
    code: 'connection_broke',
    detail: 'ECONNRESET',
  })
  expect(readReason(LOST_REASONS, 'stopped')).toEqual({ code: 'stopped', detail: '' })
  const odd = writeReason('cut_short', 'unreadable (odd)\nbrotli')
  expect(readReason(LOST_REASONS, odd)?.detail).toBe('unreadable (odd)\nbrotli')
})

test.each(['Kling did not answer in time.', 'key_refused (401)', 'x', ''])(
  'what is none of the codes is left to the reader: %j',
  (text) => expect(readReason(LOST_REASONS, text)).toBeNull(),
)

test('each reason has its own list', () => {
  expect(readReason(PAUSE_REASONS, writeReason('key_refused', 401))?.detail).toBe('401')
})
