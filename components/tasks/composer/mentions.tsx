'use client'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { findLost } from '@/components/tasks/composer/follow-images'
import { spokenName } from '@/components/tasks/composer/image-name'
import { MentionList } from '@/components/tasks/composer/mention-list'
import type { Reference } from '@/components/tasks/composer/references'

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  references: readonly Reference[]
  text: string
}

/** What a prompt says of the references: those it may name, and those that it names in vain. */
export const Mentions = ({ field, references, text }: Props) => {
  const t = useTranslations('composer.mention')
  const count = references.length
  const { gone, beyond } = findLost(
    text,
    references.map(({ name }) => spokenName(name)),
  )
  const words = (all: string[]) => all.map((one) => `“${one}”`).join(', ')
  return (
    <>
      {count > 0 && <MentionList field={field} references={references} />}
      {gone.length > 0 && (
        <p className="mt-1.5 font-medium text-xs">{t('gone', { words: words(gone) })}</p>
      )}
      {count > 0 && beyond.length > 0 && (
        <p className="mt-1.5 text-second text-xs">{t('beyond', { words: words(beyond), count })}</p>
      )}
    </>
  )
}
