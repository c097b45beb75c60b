'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { CropFields } from '@/components/tasks/composer/crop-fields'
import {
  CROP_RATIOS,
  type CropRatio,
  largest,
  type Rect,
  resized,
  type Size,
} from '@/components/tasks/composer/crop-rect'
import { CropStage } from '@/components/tasks/composer/crop-stage'
import { cutPicture } from '@/components/tasks/composer/cut-picture'
import { partName } from '@/components/tasks/composer/image-name'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FieldErrorMark } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { Slider } from '@/components/ui/slider'
import { useFormat } from '@/components/ui/use-format'
import { usePicture } from '@/components/ui/use-picture'
import { useSpeak } from '@/components/ui/use-speak'
import { imageSizeProblem } from '@/lib/media/input-limits'

export type CropSource = {
  /** Of the whole picture, from this studio or this browser. */
  address: string
  name: string
  /** Begins with it. */
  ratio: CropRatio
}

type Props = {
  onClose: () => void
  source: CropSource
  /** Also closes it. */
  onCrop: (file: File) => void
}

/** A part of a picture, of one of Kling's ratios or of any. */
export const CropDialog = ({ onClose, source, onCrop }: Props) => (
  <Dialog open onClose={onClose} title={useTranslations('composer.crop')('title')} wide>
    <Crop key={source.address} source={source} onCrop={onCrop} onClose={onClose} />
  </Dialog>
)

const Crop = ({ source, onCrop, onClose }: Props) => {
  const t = useTranslations('composer.crop')
  const speak = useSpeak()
  const format = useFormat()
  const { failed: isUnread, picture: shown } = usePicture(source.address)
  const [ratio, setRatio] = useState(source.ratio)
  const [picture, setPicture] = useState<Size | null>(null)
  const [rect, setRect] = useState<Rect | null>(null)
  const [state, setState] = useState<'ready' | 'cutting' | 'failed'>('ready')

  const choose = (wanted: CropRatio) => {
    setRatio(wanted)
    // Free begins with what stands there.
    if (picture && wanted !== 'free') setRect(largest(picture, wanted))
  }
  const problem = rect && imageSizeProblem(rect.width, rect.height)
  const cut = async (event: FormEvent) => {
    event.preventDefault()
    if (!shown.ref.current || !rect || problem || state === 'cutting') return
    setState('cutting')
    try {
      onCrop(await cutPicture(shown.ref.current, rect, partName(source.name, rect)))
      onClose()
    } catch {
      setState('failed')
    }
  }
  const most = picture ? largest(picture, ratio).width : 1
  const zoom = rect ? Math.max(1, most / rect.width) : 1

  return (
    <form noValidate onSubmit={cut} className="flex flex-col gap-3">
      <Segmented
        label={t('ratio')}
        value={ratio}
        onChange={choose}
        options={CROP_RATIOS.map((value) => ({
          value,
          label: value === 'free' ? t('free') : value,
        }))}
      />
      {isUnread ? (
        <Notice role="alert">{t('unread')}</Notice>
      ) : (
        <CropStage
          shown={shown}
          address={source.address}
          picture={picture}
          rect={rect}
          ratio={ratio}
          onChange={setRect}
          onLoad={(size) => {
            setPicture(size)
            // One that was taken away and came back keeps what was chosen of it.
            setRect((now) => now ?? largest(size, ratio))
          }}
        />
      )}
      {picture && rect && (
        <>
          <div className="flex items-center gap-3">
            <span aria-hidden="true" className="text-second">
              {t('zoom')}
            </span>
            <Slider
              label={t('zoom')}
              min={1}
              max={Math.max(1.01, most / largestZoom(picture, ratio))}
              step={0.01}
              value={zoom}
              valueText={t('times', { zoom: format.decimal(zoom) })}
              onChange={(times) =>
                setRect(resized(rect, picture, ratio, widthAt(most / times, rect, ratio)))
              }
            />
          </div>
          <CropFields {...{ picture, rect, ratio }} onChange={setRect} />
        </>
      )}
      {problem && (
        <p role="alert" className="font-medium text-xs">
          <FieldErrorMark /> {speak(problem)}
        </p>
      )}
      {state === 'failed' && <Notice role="alert">{t('failed')}</Notice>}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-third text-xs">{t('originalStays')}</span>
        <Button
          type="submit"
          variant="primary"
          busy={state === 'cutting'}
          blockedReason={problem ? speak(problem) : rect ? null : t('loading')}
        >
          {t('crop')}
        </Button>
      </div>
    </form>
  )
}

/** The width of the smallest part that may be sent. */
const largestZoom = (picture: Size, ratio: CropRatio): number =>
  resized(largest(picture, ratio), picture, ratio, { width: 1, height: 1, keep: 'middle' }).width

/** Free keeps the shape that it has while it grows. */
const widthAt = (width: number, rect: Rect, ratio: CropRatio) => ({
  width,
  ...(ratio === 'free' ? { height: (width * rect.height) / rect.width } : {}),
  keep: 'middle' as const,
})
