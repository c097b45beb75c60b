'use client'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { Fact, Facts } from '@/components/videos/facts'
import { PromptText } from '@/components/videos/prompt-text'
import type { SharedVideo } from '@/lib/share/share-view'

/** What the link tells beside the picture. */
export const SharedFacts = ({ video }: { video: SharedVideo }) => {
  const t = useTranslations('videos.facts')
  const format = useFormat()
  const { prompt, memberName, credits } = video
  if (prompt === null && memberName === null && credits === null) return null
  return (
    <div className="space-y-3">
      {prompt !== null && <PromptText text={prompt} className="text-base" />}
      {(memberName !== null || credits !== null) && (
        <Facts>
          {memberName !== null && <Fact name={t('by')}>{memberName}</Fact>}
          {credits !== null && (
            <Fact name={t('cost')}>{t('billed', { credits: format.number(credits) })}</Fact>
          )}
        </Facts>
      )}
    </div>
  )
}
