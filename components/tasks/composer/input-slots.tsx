'use client'
import type { RefObject } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { MediaSlot, type SlotWord } from '@/components/tasks/composer/media-slot'
import { ReferenceList } from '@/components/tasks/composer/reference-list'
import type { FileTaker } from '@/components/tasks/composer/take-files'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { FieldErrors } from '@/lib/errors'
import { type Fields, MAX_REFERENCES, MAX_REFERENCES_WITH_VIDEO } from '@/lib/kling/catalog'

export type Takers = Partial<Record<'image' | 'endImage' | 'video' | 'images', FileTaker>>

type Props = {
  workspace: string
  draft: Draft
  change: ChangeDraft
  fields: Fields
  errors: FieldErrors
  /** Where each slot leaves the way to itself, for files that are pasted anywhere. */
  takers: RefObject<Takers>
}

/** The images and videos that the chosen type takes. */
export const InputSlots = ({ workspace, draft, change, fields, errors, takers }: Props) => {
  const at = (name: keyof Takers) => (taker: FileTaker | null) => {
    takers.current[name] = taker ?? undefined
  }
  const slot = (name: 'image' | 'endImage' | 'video', word: SlotWord) => (
    <MediaSlot
      key={name}
      ref={at(name)}
      workspace={workspace}
      kind={name === 'video' ? 'video' : 'image'}
      name={name}
      word={word}
      needed={fields[name] === 'required'}
      chosen={draft[name]}
      onChange={(chosen) => change({ [name]: chosen })}
      error={errors[name]}
    />
  )
  return (
    <>
      {fields.image !== 'absent' && (
        <div className="grid grid-cols-2 items-start gap-2">
          {slot('image', 'firstFrame')}
          {slot('endImage', 'lastFrame')}
        </div>
      )}
      {fields.images !== 'absent' && (
        <ReferenceList
          ref={at('images')}
          workspace={workspace}
          images={draft.images}
          onChange={(by) => change((now) => ({ images: by(now.images) }))}
          most={draft.video ? MAX_REFERENCES_WITH_VIDEO : MAX_REFERENCES}
          errors={errors}
        />
      )}
      {fields.video !== 'absent' && (
        <div className="grid grid-cols-2 items-start gap-2">
          {slot('video', fields.video === 'required' ? 'sourceVideo' : 'referenceVideo')}
        </div>
      )}
    </>
  )
}
