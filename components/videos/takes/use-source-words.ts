import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import type { Take, TakeSource } from '@/lib/videos/takes'

/** Where a take came from: "← frame at 2.4 s of take 1"; null where from nothing of the studio's. */
export const useSourceWords = () => {
  const t = useTranslations('takes.source')
  const format = useFormat()
  return ({ shotId, sources }: Take): string | null => {
    const words = (source: TakeSource): string => {
      const { shotNumber: shot, takeNumber: take } = source
      const name = t(source.shotId === shotId ? 'take' : 'elsewhere', { shot, take })
      return source.kind === 'frame'
        ? t('frame', { name, seconds: format.seconds(source.seconds) })
        : t(source.kind, { name })
    }
    const all = [...new Set(sources.map(words))]
    return all.length > 0 ? `← ${all.join(' · ')}` : null
  }
}
