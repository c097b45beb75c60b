'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { inputsAddress } from '@/components/inputs/ask-inputs'
import { UploadProgress } from '@/components/inputs/upload-progress'
import { AddressField } from '@/components/tasks/composer/address-field'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import { type CropRatio, nearestRatio } from '@/components/tasks/composer/crop-rect'
import type { Chosen } from '@/components/tasks/composer/draft'
import { DropArea } from '@/components/tasks/composer/drop-area'
import { SlotCrop } from '@/components/tasks/composer/slot-crop'
import { SlotNote } from '@/components/tasks/composer/slot-note'
import { slotShape } from '@/components/tasks/composer/slot-places'
import { SlotSources } from '@/components/tasks/composer/slot-sources'
import type { MediaKind } from '@/components/tasks/composer/take-files'
import { useDrop } from '@/components/tasks/composer/use-drop'
import type { SlotInput } from '@/components/tasks/composer/use-slot-input'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { FieldErrorMark } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Said } from '@/components/ui/said'
import { useSpeak } from '@/components/ui/use-speak'

/** What a slot is called. */
export type SlotWord = 'firstFrame' | 'lastFrame' | 'sourceVideo' | 'referenceVideo'

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
  const [byAddress, setByAddress] = useState(false)
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
  const box = cx(slotShape, 'w-full')
  const ratio: CropRatio = nearestRatio(wantedRatio ?? chosen?.ratio ?? 1)
  return (
    <div ref={place} className="min-w-0" {...handlers}>
      {upload ? (
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
        <div
          className={cx(
            'group relative',
            box,
            over && 'rounded-picture outline-2 outline-ink outline-offset-2',
          )}
        >
          <ChosenPicture
            workspace={workspace}
            chosen={chosen}
            kind={kind}
            className="absolute inset-0 size-full rounded-picture"
          />
          <Badge tone="picture" className="absolute bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)]">
            {'url' in chosen.ref ? (
              <span className="truncate" title={chosen.name ?? undefined}>
                {chosen.name}
              </span>
            ) : (
              <span className="truncate">{label}</span>
            )}
          </Badge>
          <div className="absolute top-1.5 right-1.5 flex gap-1">
            {kind === 'image' && 'inputId' in chosen.ref && (
              <SlotCrop
                source={{ name: chosen.name ?? label, ratio }}
                from={inputsAddress(workspace, `/${chosen.ref.inputId}/file`)}
                label={t('crop', { slot: word })}
                onCrop={slot.crop}
              />
            )}
            <IconButton
              label={t('remove', { slot: word })}
              data-invalid={message ? true : undefined}
              aria-describedby={describedBy}
              onClick={() => {
                slot.remove()
                refocus()
              }}
              tone="picture"
              size="sm"
            >
              <X className="size-4" aria-hidden />
            </IconButton>
          </div>
        </div>
      ) : byAddress ? (
        <AddressField
          workspace={workspace}
          onKeep={(address) => {
            setByAddress(false)
            slot.useAddress(address)
            refocus()
          }}
          onFetch={(address) => {
            setByAddress(false)
            slot.fetchAddress(address)
            refocus()
          }}
          onClose={() => {
            setByAddress(false)
            refocus('[data-by-address]')
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
              onAddress={() => setByAddress(true)}
              className="absolute right-1 bottom-1 flex"
            />
          }
          className={box}
        >
          {label}
          <br />
          {t(needed ? 'needed' : 'optional')}
        </DropArea>
      )}
      {message && (
        <Said key={message} id={`${id}-error`} className="mt-1.5 font-medium text-xs">
          <FieldErrorMark /> {message}
        </Said>
      )}
      <SlotNote {...{ workspace, slot, chosen }} wantedRatio={wantedRatio} onUndone={refocus} />
    </div>
  )
}

/** Refused for what a crop can mend. */
const isShape = (error: SlotInput['wrong'] | string): boolean =>
  typeof error === 'object' && error?.key === 'inputs.limits.ratio'
