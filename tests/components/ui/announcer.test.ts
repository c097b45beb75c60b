import { expect, test } from 'vitest'
import { joined } from '@/components/ui/announcer'

test.each([
  [['Taken back.', '1 queued'], 'Taken back. 1 queued'],
  [['1 queued', 'Taken back.'], '1 queued. Taken back.'],
  [['Really?', 'Yes!', 'Wait…', 'Done'], 'Really? Yes! Wait… Done'],
  [['“취소했습니다.”', '대기 1'], '“취소했습니다.” 대기 1'],
  [['Attached.'], 'Attached.'],
])('%j is said as sentences', (messages, words) => {
  expect(joined(messages)).toBe(words)
})
