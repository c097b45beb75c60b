import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  /** Null at either end. */
  href: string | null
  label: string
  /** The key that does the same. */
  hint: string
  /** Whether the new page begins at its top. */
  scroll?: boolean
  children: ReactNode
}

const shape = 'grid size-8 shrink-0 place-items-center rounded-md touch:size-12'

/** An arrow to what stands beside. It replaces the entry in the history. */
export const NeighbourLink = ({ href, label, hint, scroll = true, children }: Props) => {
  const t = useTranslations('player')
  // At either end the place stays, so that nothing moves under the pointer.
  if (!href) {
    return (
      <span aria-hidden="true" className={`${shape} text-third opacity-40`}>
        {children}
      </span>
    )
  }
  return (
    <Link
      href={href}
      replace
      scroll={scroll}
      prefetch={false}
      aria-label={label}
      title={t('withKey', { label, key: hint })}
      className={`${shape} text-second hover:bg-raised hover:text-ink`}
    >
      {children}
    </Link>
  )
}
