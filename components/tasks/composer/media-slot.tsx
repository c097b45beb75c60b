'use client'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { UploadProgress } from '@/components/inputs/upload-progress'
import { AddressField } from '@/components/tasks/composer/address-field'
import { nearestRatio } from '@/components/tasks/composer/crop-rect'
import type { Chosen } from '@/components/tasks/composer/draft'
import { DropArea } from '@/components/tasks/composer/drop-area'
import { SlotCrop } from '@/components/tasks/composer/slot-crop'
import { SlotNote } from '@/components/tasks/composer/slot-note'
import { SlotPicture } from '@/components/tasks/composer/slot-picture'
import { slotShape } from '@/components/tasks/composer/slot-places'
import { SlotRemoved } from '@/components/tasks/composer/slot-removed'
import { SlotSources } from '@/components/tasks/composer/slot-sources'
import type { MediaKind } from '@/components/tasks/composer/take-files'
import { useDrop } from '@/components/tasks/composer/use-drop'
import type { SlotInput, SlotWord } from '@/components/tasks/composer/use-slot-input'
import { cx } from '@/components/ui/cx'
import { FieldErrorMark } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { useSpeak } from '@/components/ui/use-speak'

type Props = {
  workspace: string
  kind: MediaKind
  name: string
  word: SlotWord
  needed: boolean
  chosen: Chosen | null
  slot: SlotInput
  /** What the crop begins with, and what the picture should have; null for any. */
  wantedRatio: number | null
  error?: string
}

/** One image or video of a request. */
export const MediaSlot = ({
  workspace,
  kind,
  name,
  word,
  needed,
  chosen,
  slot,
  wantedRatio,
  error,
}: Props) => {
  const id = useId()
  const t = useTranslations('composer.slots')
  const speak = useSpeak()
  const place = useRef<HTMLDivElement>(null)
  /** An address is being written: a new one, or that of the upload that failed. */
  const [asking, setAsking] = useState<{ of?: number; written: string } | null>(null)
  const focus = useFocusGoesOn(place, 'button, input')
  const { over, handlers } = useDrop({
    onFiles: slot.take,
    onVideo: (videoId) => slot.takeVideo(videoId),
  })
  /** What was pressed is gone: the focus goes to what stands in its place. */
  const refocus = (on = 'button, input') =>
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(on)?.focus())
  const { upload } = slot
  const message = slot.wrong ? speak(slot.wrong) : error
  const describedBy = message ? `${id}-error` : undefined
  const label = t(word)
  const isEmptied = slot.last?.way.how === 'removed'
  const undo = () => {
    slot.undo()
    refocus()
  }
  return (
    <div ref={place} className="min-w-0" {...handlers} {...focus}>
      {asking && asking.of === upload?.id && (upload || !chosen) ? (
        <AddressField
          workspace={workspace}
          written={asking.written}
          onKeep={(address) => {
            setAsking(null)
            slot.useAddress(address)
            refocus()
          }}
          onFetch={(address) => {
            setAsking(null)
            slot.fetchAddress(address)
            refocus()
          }}
          onClose={() => {
            setAsking(null)
            refocus('[data-by-address]')
          }}
        />
      ) : upload ? (
        <div
          className={cx(
            'flex flex-col justify-center rounded-picture border border-dashed p-3',
            over ? 'border-ink bg-raised' : 'border-edge',
            upload.error ? 'min-h-27' : 'min-h-27 w-full',
          )}
        >
          <UploadProgress
            upload={upload}
            onPutAway={() => {
              slot.putAway(upload.id)
              refocus()
            }}
            onRetry={() => slot.retry(upload.id)}
            onAddress={(written) => setAsking({ of: upload.id, written })}
          />
          {slot.refused && isShape(upload.error) && (
            <SlotCrop
              source={{ name: upload.name, ratio: nearestRatio(wantedRatio ?? 16 / 9) }}
              from={slot.refused}
              label={t('crop', { slot: word })}
              onCrop={slot.crop}
              className="mt-2 self-start"
            />
          )}
        </div>
      ) : chosen ? (
        <SlotPicture
          {...{ workspace, kind, word, chosen, slot, wantedRatio, describedBy, over }}
          onRemove={() => {
            slot.remove()
            refocus()
          }}
        />
      ) : (
        <DropArea
          label={label}
          kind={kind}
          name={name}
          describedBy={describedBy}
          over={over}
          onFiles={slot.take}
          sources={
            <SlotSources
              workspace={workspace}
              kind={kind}
              labels={{
                inputs: t('fromInputs', { slot: word }),
                address: t('byAddress', { slot: word }),
              }}
              onInputs={([input]) => {
                if (input) slot.choose(input)
                refocus()
              }}
              onVideo={
                kind === 'video'
                  ? (videoId) => {
                      slot.takeVideo(videoId)
                      refocus()
                    }
                  : undefined
              }
              onAddress={() => setAsking({ written: '' })}
              className="absolute right-1 bottom-1 flex"
            />
          }
          below={isEmptied && <SlotRemoved onUndo={undo} />}
          className={cx(slotShape, 'w-full', isEmptied && 'content-center')}
        >
          {label}
          {!isEmptied && (
            <>
              <br />
              {t(needed ? 'needed' : 'optional')}
            </>
          )}
        </DropArea>
      )}
      {message && (
        <Said key={message} id={`${id}-error`} className="mt-1.5 font-medium text-xs">
          <FieldErrorMark /> {message}
        </Said>
      )}
      <SlotNote {...{ workspace, slot, chosen }} wantedRatio={wantedRatio} onUndo={undo} />
    </div>
  )
}

/** Refused for what a crop can mend. */
const isShape = (error: SlotInput['wrong'] | string): boolean =>
  typeof error === 'object' && error?.key === 'inputs.limits.ratio'
