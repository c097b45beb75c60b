import { expect, it } from 'vitest'
import { EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { withOrigin } from '@/components/tasks/composer/with-origin'

const origin = {
  key: 'a',
  projectId: 'p',
  takeOfId: null,
  selectPrompt: true,
  settings: {
    type: 'o3-std-image-to-video' as const,
    prompt: 'The boat turns home',
    durationSeconds: 4,
    sound: false,
    image: { inputId: 'first' },
  },
  inputs: [{ id: 'first', name: 'Lighthouse, take 2, 3.21 s', ratio: 16 / 9 }],
}

it('brings a frame into the draft with its name and shape', () => {
  const draft = withOrigin(EMPTY_DRAFT, origin)
  expect(draft).toMatchObject({
    mode: 'image',
    model: 'o3',
    quality: 'std',
    prompt: 'The boat turns home',
    image: { ref: { inputId: 'first' }, name: 'Lighthouse, take 2, 3.21 s', ratio: 16 / 9 },
    endImage: null,
    projectId: 'p',
    takeOfId: null,
  })
})

it('leaves what it knows nothing of as it is', () => {
  const image = { ref: { url: 'https://example.com/a.png' }, name: 'a.png', ratio: null }
  const settings = { type: 'o3-std-text-to-video' as const, prompt: 'x' }
  const draft = withOrigin({ ...EMPTY_DRAFT, image }, { ...origin, settings })
  expect(draft.image).toEqual(image)
})

it('names a reference by what it shows', () => {
  const settings = {
    type: 'o3-std-reference-to-video' as const,
    prompt: 'image 1, Lighthouse, at night',
    images: [{ inputId: 'first' }],
  }
  const draft = withOrigin(EMPTY_DRAFT, { ...origin, settings })
  expect(draft.images.map(({ name }) => name)).toEqual(['Lighthouse'])
})
