'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Ref, useId, useImperativeHandle, useState } from 'react'
import { UploadProgress } from '@/components/inputs/upload-progress'
import { AddressField } from '@/components/tasks/composer/address-field'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import type { Chosen } from '@/components/tasks/composer/draft'
import { DropArea } from '@/components/tasks/composer/drop-area'
import {
  type FileTaker,
  kindOf,
  type MediaKind,
  misfit,
} from '@/components/tasks/composer/take-files'
import { useUpload } from '@/components/tasks/composer/use-upload'
import { Badge } from '@/components/ui/badge'
import { FieldErrorMark } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { useSpeak } from '@/components/ui/use-speak'
import type { Said } from '@/lib/intl/said'

/** What a slot is called. */
export type SlotWord = 'firstFrame' | 'lastFrame' | 'sourceVideo' | 'referenceVideo'

type Props = {
  ref?: Ref<FileTaker>
  workspace: string
  kind: MediaKind
  name: string
  word: SlotWord
  needed: boolean
  chosen: Chosen | null
  onChange: (chosen: Chosen | null) => void
  error?: string
}

/** One image or video of a request. */
export const MediaSlot = ({
  ref,
  workspace,
  kind,
  name,
  word,
  needed,
  chosen,
  onChange,
  error,
}: Props) => {
  const id = useId()
  const t = useTranslations('composer.slots')
  const speak = useSpeak()
  const [byAddress, setByAddress] = useState(false)
  const [wrong, setWrong] = useState<Said | null>(null)
  const { uploads, start, retry, putAway } = useUpload(workspace, (uploaded, input) => {
    const problem = misfit(kind, input.kind)
    if (problem) setWrong(problem)
    else onChange(uploaded)
  })
  const upload = uploads[0]
  const take = ([file]: File[]) => {
    if (!file) return
    const problem = misfit(kind, kindOf(file))
    setWrong(problem)
    if (!problem) start(file)
  }
  useImperativeHandle(ref, () => ({ take }))
  const message = wrong ? speak(wrong) : error
  const label = t(word)
  const box = 'aspect-[190/108] w-full'
  return (
    <div className="min-w-0">
      {chosen ? (
        <div className={`group relative ${box}`}>
          <ChosenPicture
            workspace={workspace}
            chosen={chosen}
            kind={kind}
            className="absolute inset-0 size-full rounded-picture"
          />
          <Badge tone="picture" className="absolute bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)]">
            <span className="truncate">{'url' in chosen.ref ? chosen.name : label}</span>
          </Badge>
          <IconButton
            label={t('remove', { slot: word })}
            data-invalid={message ? true : undefined}
            aria-describedby={message ? `${id}-error` : undefined}
            onClick={() => {
              setWrong(null)
              onChange(null)
            }}
            tone="picture"
            size="sm"
            className="absolute top-1.5 right-1.5"
          >
            <X className="size-4" aria-hidden />
          </IconButton>
        </div>
      ) : upload ? (
        <div
          className={`flex flex-col justify-center rounded-picture border border-edge border-dashed p-3 ${upload.error ? 'min-h-27' : box}`}
        >
          <UploadProgress
            upload={upload}
            onPutAway={() => putAway(upload.id)}
            onRetry={() => retry(upload.id)}
          />
        </div>
      ) : byAddress ? (
        <AddressField
          onUse={(address) => {
            setByAddress(false)
            onChange(address)
          }}
          onClose={() => setByAddress(false)}
        />
      ) : (
        <DropArea
          label={label}
          addressLabel={t('byAddress', { slot: word })}
          kind={kind}
          name={name}
          describedBy={message ? `${id}-error` : undefined}
          onFiles={take}
          onAddress={() => {
            setWrong(null)
            setByAddress(true)
          }}
          className={box}
        >
          {label}
          <br />
          {t(needed ? 'needed' : 'optional')}
        </DropArea>
      )}
      {message && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-xs">
          <FieldErrorMark /> {message}
        </p>
      )}
    </div>
  )
}
