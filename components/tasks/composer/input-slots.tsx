'use client'
import { useTranslations } from 'next-intl'
import { memo, type Ref, useEffect, useImperativeHandle } from 'react'
import type { Chosen, Draft } from '@/components/tasks/composer/draft'
import { type Followed, followImages } from '@/components/tasks/composer/follow-images'
import { KeptAside } from '@/components/tasks/composer/kept-aside'
import { MediaSlot } from '@/components/tasks/composer/media-slot'
import type { SlotName } from '@/components/tasks/composer/paste-files'
import { ReferenceList } from '@/components/tasks/composer/reference-list'
import { SlotPlace } from '@/components/tasks/composer/slot-places'
import type { Places } from '@/components/tasks/composer/use-composer-inputs'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { useReachability } from '@/components/tasks/composer/use-reachability'
import { useReferenceInputs } from '@/components/tasks/composer/use-reference-inputs'
import {
  type SlotInput,
  type SlotWord,
  useSlotInput,
} from '@/components/tasks/composer/use-slot-input'
import { usesFiles } from '@/components/tasks/composer/uses-files'
import { announce } from '@/components/ui/announcer'
import { Notice } from '@/components/ui/notice'
import { Said } from '@/components/ui/said'
import { useFrameLater } from '@/components/ui/use-frame-later'
import { useSpeak } from '@/components/ui/use-speak'
import type { FieldErrors } from '@/lib/errors'
import { type Fields, MAX_REFERENCES, MAX_REFERENCES_WITH_VIDEO } from '@/lib/kling/catalog'

type Props = {
  workspace: string
  draft: Draft
  change: ChangeDraft
  fields: Fields
  errors: FieldErrors
  /** Where each slot leaves the way to itself, for what is pasted or dropped anywhere. */
  places: Ref<Places>
  onUploads: (uploads: Uploads) => void
}

/**
 * What is on its way into the places of the chosen type, or did not come. `refused`: none of those
 * that failed can be sent again as it is.
 */
export type Uploads = 'coming' | 'failed' | 'refused' | null

/** The images and videos that the chosen type takes, and those that wait for another one. */
export const InputSlots = memo(
  ({ workspace, draft, change, fields, errors, places, onUploads }: Props) => {
    const speak = useSpeak()
    const t = useTranslations('composer.mention')
    const put = (name: 'image' | 'endImage' | 'video') => (chosen: Chosen | null) =>
      change({ [name]: chosen })
    const of = (name: 'image' | 'endImage' | 'video') => ({
      workspace,
      chosen: draft[name],
      onChange: put(name),
    })
    const image = useSlotInput({
      ...of('image'),
      kind: 'image',
      word: 'firstFrame',
      frame: 'last',
    })
    const endImage = useSlotInput({
      ...of('endImage'),
      kind: 'image',
      word: 'lastFrame',
      frame: 'first',
    })
    const videoWord = fields.video === 'required' ? 'sourceVideo' : 'referenceVideo'
    const video = useSlotInput({ ...of('video'), kind: 'video', word: videoWord, frame: 'first' })
    const most = draft.video ? MAX_REFERENCES_WITH_VIDEO : MAX_REFERENCES
    const images = useReferenceInputs({
      workspace,
      images: draft.images,
      onChange: (by, undone) => {
        let followed: Followed = { to: [], texts: [], isRenumbered: false }
        change((now) => {
          const next = followImages(now, by(now.images), undone)
          followed = next.followed
          return next.change
        })
        if (followed.isRenumbered) announce('mentions', t('follows'))
        return followed
      },
      most,
    })
    useImperativeHandle(places, () => ({ image, endImage, video, images }))

    const isUsed = (name: SlotName) => fields[name] !== 'absent'
    const uploads = [
      ...(isUsed('image') ? [image.upload, endImage.upload] : []),
      ...(isUsed('video') ? [video.upload] : []),
      ...(isUsed('images') ? images.uploads : []),
    ].filter((one) => one !== undefined)
    const isComing = uploads.some(({ error }) => !error)
    const failed = uploads.some(({ mayRetry }) => mayRetry) ? 'failed' : 'refused'
    const state = isComing ? 'coming' : uploads.length > 0 ? failed : null
    useEffect(() => onUploads(state), [state, onUploads])
    // What is certain stands under the button, which it blocks.
    const problem = useReachability(workspace, usesFiles(draft, fields))

    // A mode that brings much is drawn in two frames: the second of its slots has its place in the
    // first.
    const before = useFrameLater(fields)
    const slot = (
      name: 'image' | 'endImage' | 'video',
      word: SlotWord,
      input: SlotInput,
      wantedRatio: number | null = null,
    ) => (
      <MediaSlot
        key={name}
        workspace={workspace}
        kind={name === 'video' ? 'video' : 'image'}
        name={name}
        word={word}
        needed={fields[name] === 'required'}
        chosen={draft[name]}
        slot={input}
        wantedRatio={wantedRatio}
        error={errors[name]}
      />
    )
    return (
      <>
        {isUsed('image') && (
          <div className="grid grid-cols-2 items-start gap-2">
            {slot('image', 'firstFrame', image)}
            {before.image !== 'absent' ? (
              slot('endImage', 'lastFrame', endImage, draft.image?.ratio)
            ) : (
              <SlotPlace />
            )}
          </div>
        )}
        {isUsed('images') && (
          <ReferenceList
            workspace={workspace}
            images={draft.images}
            inputs={images}
            most={most}
            errors={errors}
          />
        )}
        {isUsed('video') && (
          <div className="grid grid-cols-2 items-start gap-2">
            {before.video !== 'absent' || !isUsed('images') ? (
              slot('video', videoWord, video)
            ) : (
              <SlotPlace />
            )}
          </div>
        )}
        <KeptAside workspace={workspace} draft={draft} onMode={(mode) => change({ mode })} />
        {problem && !problem.certain && (
          <Notice tone="strong">
            <Said>{speak(problem.said)}</Said>
          </Notice>
        )}
      </>
    )
  },
)
InputSlots.displayName = 'InputSlots'
