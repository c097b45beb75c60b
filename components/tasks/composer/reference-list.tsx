'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Ref, useId, useImperativeHandle, useState } from 'react'
import { UploadProgress } from '@/components/inputs/upload-progress'
import { AddressField } from '@/components/tasks/composer/address-field'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import type { Chosen } from '@/components/tasks/composer/draft'
import { DropArea } from '@/components/tasks/composer/drop-area'
import { moved } from '@/components/tasks/composer/moved'
import { type FileTaker, kindOf, misfit } from '@/components/tasks/composer/take-files'
import { useUpload } from '@/components/tasks/composer/use-upload'
import { FieldErrorMark } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { useSpeak } from '@/components/ui/use-speak'
import { type Said, say } from '@/lib/intl/said'

type Props = {
  ref?: Ref<FileTaker>
  workspace: string
  images: Chosen[]
  onChange: (change: (images: Chosen[]) => Chosen[]) => void
  /** How many fit; fewer beside a video. */
  most: number
  errors: Record<string, string>
}

/** The reference images in their order: the prompt may speak of "image 2". */
export const ReferenceList = ({ ref, workspace, images, onChange, most, errors }: Props) => {
  const id = useId()
  const t = useTranslations('composer.references')
  const nameless = useTranslations('composer')('uploadedFile')
  const speak = useSpeak()
  const [byAddress, setByAddress] = useState(false)
  const [wrong, setWrong] = useState<Said | null>(null)
  const { uploads, start, retry, putAway } = useUpload(workspace, (uploaded, input) => {
    const problem = misfit('image', input.kind)
    if (problem) setWrong(problem)
    else onChange((all) => [...all, uploaded])
  })
  const free = most - images.length - uploads.filter((one) => !one.error).length
  const take = (files: File[]) => {
    const problem = files.map((file) => misfit('image', kindOf(file))).find((one) => one !== null)
    const fitting = files.filter((file) => misfit('image', kindOf(file)) === null)
    const rest = fitting.length - free
    setWrong(
      problem ?? (rest > 0 ? say('composer.references.leftOut', { count: rest, most }) : null),
    )
    for (const file of fitting.slice(0, Math.max(0, free))) start(file)
  }
  useImperativeHandle(ref, () => ({ take }))
  const message = wrong ? speak(wrong) : errors.images
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label={t('list')} className="flex flex-col gap-2 empty:hidden">
        {images.map((image, index) => {
          const place = index + 1
          const move = (by: number) => onChange((all) => moved(all, index, index + by))
          const error = errors[`images.${index}`]
          return (
            <li key={index}>
              <div className="flex items-center gap-2">
                <ChosenPicture
                  workspace={workspace}
                  chosen={image}
                  kind="image"
                  className="h-10 w-14 shrink-0 rounded-picture"
                />
                <span className="min-w-0 flex-1 truncate">
                  <span className="figures mr-2 text-third">{place}</span>
                  {image.name ?? nameless}
                </span>
                <IconButton
                  label={t('moveUp', { place })}
                  disabled={index === 0}
                  onClick={() => move(-1)}
                >
                  <ArrowUp className="size-4" aria-hidden />
                </IconButton>
                <IconButton
                  label={t('moveDown', { place })}
                  disabled={index === images.length - 1}
                  onClick={() => move(1)}
                >
                  <ArrowDown className="size-4" aria-hidden />
                </IconButton>
                <IconButton
                  label={t('remove', { place })}
                  onClick={() => {
                    setWrong(null)
                    onChange((all) => all.filter((_, at) => at !== index))
                  }}
                >
                  <X className="size-4" aria-hidden />
                </IconButton>
              </div>
              {error && (
                <p className="mt-1 font-medium text-xs">
                  <FieldErrorMark /> {error}
                </p>
              )}
            </li>
          )
        })}
      </ol>
      {uploads.map((upload) => (
        <div key={upload.id} className="rounded-picture border border-edge border-dashed p-3">
          <UploadProgress
            upload={upload}
            onPutAway={() => putAway(upload.id)}
            onRetry={() => retry(upload.id)}
          />
        </div>
      ))}
      {byAddress ? (
        <AddressField
          onUse={(address) => {
            setByAddress(false)
            onChange((all) => [...all, address])
          }}
          onClose={() => setByAddress(false)}
        />
      ) : (
        free > 0 && (
          <DropArea
            label={t('add')}
            addressLabel={t('addByAddress')}
            kind="image"
            name="images"
            several
            describedBy={message ? `${id}-error` : undefined}
            onFiles={take}
            onAddress={() => {
              setWrong(null)
              setByAddress(true)
            }}
            className="min-h-16"
          >
            {t(images.length === 0 ? 'list' : 'more')}
            <br />
            {t('upTo', { most })}
          </DropArea>
        )
      )}
      {message && (
        <p id={`${id}-error`} className="font-medium text-xs">
          <FieldErrorMark /> {message}
        </p>
      )}
    </div>
  )
}
