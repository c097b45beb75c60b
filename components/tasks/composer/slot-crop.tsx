'use client'
import { Crop } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useState } from 'react'
import type { CropSource } from '@/components/tasks/composer/crop-dialog'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'

const CropDialog = later(() =>
  import('@/components/tasks/composer/crop-dialog').then((file) => file.CropDialog),
)

type Props = {
  source: Omit<CropSource, 'address'>
  /** What is cropped: where a stored picture lies, or a file that was refused for its shape. */
  from: string | File
  label: string
  onCrop: (file: File) => void
  className?: string
}

/** Opens the crop of a picture: an icon upon it, a word where a file was refused. */
export const SlotCrop = ({ source, from, label, onCrop, className }: Props) => {
  const t = useTranslations('composer.crop')
  const [open, setOpen] = useState(false)
  const [address, setAddress] = useState(typeof from === 'string' ? from : '')
  useEffect(() => {
    if (typeof from === 'string') return setAddress(from)
    if (!open) return
    const made = URL.createObjectURL(from)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [from, open])
  const press = () => startTransition(() => setOpen(true))
  return (
    <>
      {typeof from === 'string' ? (
        <IconButton
          label={label}
          {...CropDialog.soon}
          onClick={press}
          tone="picture"
          size="sm"
          className={className}
        >
          <Crop className="size-4" aria-hidden />
        </IconButton>
      ) : (
        <Button {...CropDialog.soon} onClick={press} className={className}>
          {t('open')}
        </Button>
      )}
      {open && address && (
        <CropDialog
          onClose={() => setOpen(false)}
          source={{ ...source, address }}
          onCrop={onCrop}
        />
      )}
    </>
  )
}
