'use client'
import { ImageOff, Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Picture } from '@/components/ui/picture'

type Props = {
  label: string
  href: string
  /** Without one it is an address somewhere else, shown as its host. */
  src?: string
}

const hostOf = (address: string): string | null => {
  try {
    return new URL(address).host
  } catch {
    return null
  }
}

export const InputPicture = ({ label, href, src }: Props) => {
  const t = useTranslations('videos.inputs')
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="relative flex aspect-video items-center justify-center overflow-hidden rounded-picture bg-raised text-second text-xs hover:text-ink"
    >
      {src && (
        <Picture
          src={src}
          alt=""
          loading="lazy"
          otherwise={<ImageOff className="size-5" strokeWidth={1.5} aria-label={t('gone')} />}
          className="absolute inset-0 size-full object-contain"
        />
      )}
      {!src && (
        <span className="flex min-w-0 items-center gap-1 px-2 pb-4">
          <Link2 className="size-3.5 shrink-0" aria-hidden />
          <span className="truncate">{hostOf(href) ?? t('address')}</span>
        </span>
      )}
      <Badge tone="picture" className="absolute bottom-1 left-1">
        {label}
      </Badge>
    </a>
  )
}
