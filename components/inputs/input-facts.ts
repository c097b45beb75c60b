import type { Translate } from '@/components/ui/translate'
import { type Format, formatClock } from '@/lib/intl/format'
import type { InputView } from '@/lib/media/input-view'

/** "Image · 1920 × 1080 · 1.2 MB", "Video · 0:05 · …". */
export const inputFacts = (
  input: InputView,
  t: Translate<'inputs.library'>,
  format: Format,
): string => {
  const kind = t('kind', { kind: input.frameOf ? 'frame' : input.kind })
  const length = input.durationSeconds === null ? [] : [formatClock(input.durationSeconds)]
  const measures = [`${input.width} × ${input.height}`, format.bytes(input.sizeBytes)]
  return [kind, ...length, ...measures].join(' · ')
}
