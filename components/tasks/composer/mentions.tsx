'use client'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { findBeyond } from '@/components/tasks/composer/follow-images'
import { spokenName } from '@/components/tasks/composer/image-name'
import { MentionList } from '@/components/tasks/composer/mention-list'
import type { Reference } from '@/components/tasks/composer/references'
import { useSpeak } from '@/components/ui/use-speak'
import { goneSaid } from '@/lib/kling/mentions'

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  references: readonly Reference[]
  text: string
  /** A mistake of the text stands there already. */
  isRefused: boolean
}

/** What a prompt says of the references: those it may name, and those that it names in vain. */
export const Mentions = ({ field, references, text, isRefused }: Props) => {
  const t = useTranslations('composer.mention')
  const speak = useSpeak()
  const count = references.length
  const gone = isRefused ? null : goneSaid(text)
  const beyond = findBeyond(
    text,
    references.map(({ name }) => spokenName(name)),
  )
  const words = beyond.map((one) => `“${one}”`).join(', ')
  return (
    <>
      {count > 0 && <MentionList field={field} references={references} />}
      {gone && <p className="mt-1.5 font-medium text-xs">{speak(gone)}</p>}
      {count > 0 && beyond.length > 0 && (
        <p className="mt-1.5 text-second text-xs">{t('beyond', { words, count })}</p>
      )}
    </>
  )
}
