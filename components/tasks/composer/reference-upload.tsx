'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { UploadProgress } from '@/components/inputs/upload-progress'
import { UploadBar, UploadState } from '@/components/inputs/upload-state'
import { IconButton } from '@/components/ui/icon-button'

type Props = ComponentProps<typeof UploadProgress>

/** A reference on its way, as high as the row that it becomes: nothing below it moves by that. */
export const ReferenceUpload = (props: Props) => {
  const { upload, onPutAway } = props
  const t = useTranslations('composer.upload')
  if (upload.error) {
    return (
      <div className="rounded-picture border border-edge border-dashed p-3">
        <UploadProgress {...props} />
      </div>
    )
  }
  return (
    <div className="flex min-h-8 items-center gap-1 touch:min-h-9">
      <span className="grid h-8 w-12 shrink-0 items-center rounded-picture border border-edge border-dashed px-1">
        <UploadBar upload={upload} />
      </span>
      <span className="ml-6 min-w-0 flex-1 truncate text-xs">{upload.name}</span>
      <UploadState upload={upload} />
      <IconButton label={t('cancel')} size="sm" onClick={onPutAway}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  )
}
