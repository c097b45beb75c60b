'use client'
import { Film, Images, Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Chosen } from '@/components/tasks/composer/draft'
import { cx } from '@/components/ui/cx'
import { Picture } from '@/components/ui/picture'

type Props = { workspace: string; chosen: Chosen; kind: 'image' | 'video'; className?: string }

/** The thumbnail of an input; for a foreign address only a sign, since nothing is loaded from there. */
export const ChosenPicture = ({ workspace, chosen, kind, className }: Props) => {
  const t = useTranslations('composer')
  const Sign = 'url' in chosen.ref ? Link2 : kind === 'image' ? Images : Film
  const sign = (
    <span className={cx('grid place-items-center bg-raised text-second', className)}>
      <Sign className="size-5" aria-hidden />
    </span>
  )
  if ('url' in chosen.ref) return sign
  const { inputId } = chosen.ref
  const name = chosen.name ?? t('uploadedFile')
  return (
    <Picture
      src={`/api/w/${encodeURIComponent(workspace)}/inputs/${inputId}/thumbnail`}
      alt={kind === 'video' ? t('frameOf', { name }) : name}
      // Dropped elsewhere, a browser would hand over the thumbnail as if it were the picture.
      draggable={false}
      otherwise={sign}
      // Whole: what is sent is all of it, whatever the place that it stands in.
      className={cx('bg-raised object-contain', className)}
    />
  )
}
