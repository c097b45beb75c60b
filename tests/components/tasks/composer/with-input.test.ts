import { expect, it } from 'vitest'
import { EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { withInput } from '@/components/tasks/composer/with-input'
import type { InputView } from '@/lib/media/input-view'

const input: InputView = {
  id: 'i',
  kind: 'image',
  name: '등대.png',
  width: 1280,
  height: 720,
  durationSeconds: null,
  sizeBytes: 1,
  thumbnailUrl: '/i',
  createdAt: '2026-11-21T00:00:00.000Z',
  frameOf: null,
}
const chosen = { ref: { inputId: 'i' }, name: '등대.png', ratio: 16 / 9 }

it('begins a shot with an image, and edits a video', () => {
  expect(withInput(input)).toEqual({ mode: 'image', image: chosen })
  expect(withInput({ ...input, kind: 'video' })).toEqual({ mode: 'edit', video: chosen })
})

it('leaves everything else of the draft', () => {
  const draft = { ...EMPTY_DRAFT, prompt: 'A harbour', endImage: chosen }
  expect({ ...draft, ...withInput(input) }).toMatchObject({ prompt: 'A harbour', endImage: chosen })
})
