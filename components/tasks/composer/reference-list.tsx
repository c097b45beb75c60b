'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useId, useRef, useState } from 'react'
import { AddressField } from '@/components/tasks/composer/address-field'
import type { Chosen } from '@/components/tasks/composer/draft'
import { DropArea } from '@/components/tasks/composer/drop-area'
import { ReferenceRow } from '@/components/tasks/composer/reference-row'
import { ReferenceUpload } from '@/components/tasks/composer/reference-upload'
import { ReferenceWords } from '@/components/tasks/composer/reference-words'
import { SlotSources } from '@/components/tasks/composer/slot-sources'
import { useDrop } from '@/components/tasks/composer/use-drop'
import type { ReferenceInputs } from '@/components/tasks/composer/use-reference-inputs'
import { useReorder } from '@/components/tasks/composer/use-reorder'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { FieldErrorMark } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { useFrameLater } from '@/components/ui/use-frame-later'
import { useSpeak } from '@/components/ui/use-speak'

type Props = {
  workspace: string
  images: Chosen[]
  inputs: ReferenceInputs
  /** How many fit; fewer beside a video. */
  most: number
  errors: Record<string, string>
}

/** Rows keep their elements when they move; the same picture may stand there twice. */
const keysOf = (images: Chosen[]): string[] => {
  const seen = new Map<string, number>()
  return images.map(({ ref }) => {
    const key = JSON.stringify(ref)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return `${key} ${times}`
  })
}

/** The reference images in their order: the prompt may speak of "image 2". */
export const ReferenceList = ({ workspace, images, inputs, most, errors }: Props) => {
  const id = useId()
  const t = useTranslations('composer.references')
  const speak = useSpeak()
  const place = useRef<HTMLDivElement>(null)
  /** An address is being written: a new one, or that of an upload that failed. */
  const [asking, setAsking] = useState<{ of?: number; written: string } | null>(null)
  const focus = useFocusGoesOn(place, 'input[type=file]', 'li:last-child button', 'button')
  // The mode that brings this list draws much: what stands in its place comes a frame later.
  const isPlaceDrawn = useFrameLater(true, false)
  const { over, handlers } = useDrop({ onFiles: inputs.take, onVideo: inputs.takeVideo })
  const refocus = (selector: string) =>
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(selector)?.focus())

  const tell = (from: number, to: number) =>
    announce('reference', t('movedTo', { from: from + 1, to: to + 1 }))
  const move = (from: number, to: number) => {
    if (to < 0 || to >= images.length || from === to) return
    inputs.move(from, to)
    tell(from, to)
  }
  // Once it is drawn, the focus is on the same button of the same picture.
  const stepped = useRef<{ image: Chosen; by: number } | null>(null)
  useEffect(() => {
    if (!stepped.current) return
    const { image, by } = stepped.current
    stepped.current = null
    const row = `li:nth-child(${images.indexOf(image) + 1})`
    place.current?.querySelector<HTMLElement>(`${row} [data-move="${by}"]`)?.focus()
  }, [images])
  const step = (image: Chosen, by: number) =>
    startTransition(() => {
      const moved = inputs.step(image, by)
      if (!moved) return
      tell(moved.from, moved.to)
      stepped.current = { image, by }
    })
  /** What failed gives way to the address that is used instead. */
  const endAsking = () => {
    if (asking?.of !== undefined) inputs.putAway(asking.of)
    setAsking(null)
  }
  const reorder = useReorder(images.length, move)
  const tooMany = images.length - most
  const message = inputs.wrong
    ? speak(inputs.wrong)
    : tooMany > 0
      ? t('tooMany', { most, count: tooMany })
      : errors.images
  const keys = keysOf(images)
  const isEmpty = images.length + inputs.uploads.length === 0
  return (
    <div ref={place} className="flex flex-col gap-2" {...handlers} {...focus}>
      <div className={isEmpty ? 'hidden' : 'flex flex-col gap-1.5'}>
        <ol
          ref={reorder.list}
          aria-label={t('list')}
          className="relative flex flex-col gap-1.5 empty:hidden"
        >
          {images.map((image, index) => (
            <ReferenceRow
              key={keys[index]}
              {...{ workspace, image, index }}
              count={images.length}
              error={errors[`images.${index}`]}
              grip={reorder.grip(index)}
              shift={reorder.shiftOf(index)}
              isDragged={reorder.dragged === index}
              onStep={(by) => step(image, by)}
              onRename={(name) => inputs.rename(index, name)}
              onRemove={() => {
                inputs.remove(index)
                announce('reference', t('removed'))
                refocus('[data-undo]')
              }}
            />
          ))}
        </ol>
        {inputs.uploads.map((upload) => (
          <ReferenceUpload
            key={upload.id}
            upload={upload}
            onPutAway={() => {
              inputs.putAway(upload.id)
              refocus('li input, input')
            }}
            onRetry={() => inputs.retry(upload.id)}
            onAddress={(written) => setAsking({ of: upload.id, written })}
          />
        ))}
      </div>
      {inputs.undo && (
        <div className="flex items-center justify-between gap-2 text-second text-xs">
          {t('removed')}
          <Button
            variant="quiet"
            data-undo
            onClick={() => {
              inputs.undo?.()
              refocus('li input, input')
            }}
          >
            {t('undo')}
          </Button>
        </div>
      )}
      {asking ? (
        <AddressField
          key={asking.of}
          workspace={workspace}
          written={asking.written}
          onKeep={(address) => {
            endAsking()
            inputs.useAddress(address)
          }}
          onFetch={(address) => {
            endAsking()
            inputs.fetchAddress(address)
          }}
          onClose={() => {
            setAsking(null)
            refocus('[data-by-address]')
          }}
        />
      ) : (
        inputs.free > 0 && (
          <DropArea
            label={t('add')}
            kind="image"
            name="images"
            several
            describedBy={message ? `${id}-error` : undefined}
            over={over}
            onFiles={inputs.take}
            sources={
              isPlaceDrawn ? (
                <SlotSources
                  workspace={workspace}
                  kind="image"
                  most={inputs.free}
                  labels={{ inputs: t('addFromInputs'), address: t('addByAddress') }}
                  words={isEmpty ? { inputs: t('fromInputs'), address: t('byAddress') } : undefined}
                  onInputs={inputs.choose}
                  onAddress={() => setAsking({ written: '' })}
                  className="relative flex flex-wrap justify-center gap-2"
                />
              ) : (
                <div className="min-h-6 min-w-14 touch:min-h-9 touch:min-w-20" />
              )
            }
            className={
              isEmpty ? 'min-h-36 content-center gap-3 py-4' : 'min-h-12 grid-cols-[1fr_auto] p-1'
            }
          >
            {isPlaceDrawn && (isEmpty ? <ReferenceWords most={most} /> : t('more', { most }))}
          </DropArea>
        )
      )}
      {message && (
        <Said key={message} id={`${id}-error`} className="font-medium text-xs">
          <FieldErrorMark /> {message}
        </Said>
      )}
    </div>
  )
}
