import { describe, expect, test } from 'vitest'
import { EMPTY_DRAFT, type ShotName } from '@/components/tasks/composer/draft'
import { findShot } from '@/components/tasks/composer/find-shot'
import { moved } from '@/components/tasks/composer/moved'
import { placeFor } from '@/components/tasks/composer/paste-files'
import { misfit } from '@/components/tasks/composer/take-files'
import { ratioName } from '@/components/tasks/composer/taken-ratio'
import { formatFor } from '@/lib/intl/format'
import { inEnglish } from '@/lib/intl/translate'
import { fieldsOf } from '@/lib/kling/catalog'
import { aTask, aVideo } from '@/tests/components/tasks/task'

describe('moving in a list', () => {
  test('moves one and keeps the order of the others', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })
  test('goes nowhere beyond the ends', () => {
    const list = ['a', 'b']
    expect(moved(list, 0, -1)).toBe(list)
    expect(moved(list, 1, 2)).toBe(list)
  })
})

describe('pasted files', () => {
  const imageFields = fieldsOf('pro-image-to-video')
  const chosen = { ref: { inputId: 'a' }, name: 'a', ratio: null }

  test('an image goes to the first frame, then to the last, then nowhere', () => {
    expect(placeFor(EMPTY_DRAFT, imageFields, 'image')).toBe('image')
    expect(placeFor({ ...EMPTY_DRAFT, image: chosen }, imageFields, 'image')).toBe('endImage')
    const both = { ...EMPTY_DRAFT, image: chosen, endImage: chosen }
    expect(placeFor(both, imageFields, 'image')).toBeNull()
  })
  test('a video goes where a video is taken', () => {
    expect(placeFor(EMPTY_DRAFT, fieldsOf('o3-pro-video-edit'), 'video')).toBe('video')
    expect(placeFor(EMPTY_DRAFT, imageFields, 'video')).toBeNull()
  })
  test('a slot refuses the other kind and lets the server judge the unknown', () => {
    const said = (...kinds: Parameters<typeof misfit>) => {
      const misfitSaid = misfit(...kinds)
      return misfitSaid && inEnglish(misfitSaid)
    }
    expect(said('image', 'video')).toContain('takes an image')
    expect(said('video', 'image')).toContain('takes a video')
    expect(misfit('image', null)).toBeNull()
  })
})

test('the shot of another take is named, from its task, its video, or what is kept with it', () => {
  const task = aTask({ shotNumber: 3, shotName: 'Kitchen' })
  const video = aVideo({ shotNumber: 4 })
  const live = { tasks: [task], videos: [video] }
  const shotOf = (takeOfId: string | null, shot: ShotName | null = null) =>
    findShot({ takeOfId, shot }, live)
  expect(shotOf(task.id)).toMatchObject({ number: 3, name: 'Kitchen' })
  expect(shotOf(video.taskId)).toMatchObject({ number: 4, name: null })
  const kept = { id: 'shot-9', number: 9, name: 'Harbour' }
  expect(shotOf('task-of-long-ago', kept)).toEqual(kept)
  expect(shotOf('task-of-long-ago')).toBeNull()
  expect(shotOf(null, kept)).toBeNull()
})

test('ratios are named when they are near a known one', () => {
  expect(ratioName(1920 / 1080, formatFor('en'))).toBe('16:9')
  expect(ratioName(1080 / 1920, formatFor('en'))).toBe('9:16')
  expect(ratioName(1.85, formatFor('en'))).toBe('1.85:1')
  expect(ratioName(1.85, formatFor('tr'))).toBe('1,85:1')
})
