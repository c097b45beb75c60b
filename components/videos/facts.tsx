import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/components/ui/use-format'
import { PromptText } from '@/components/videos/prompt-text'
import { typeLabel } from '@/components/videos/type-label'
import { settingsLine } from '@/components/videos/video-words'
import { When } from '@/components/videos/when'
import type { VideoDetailView } from '@/lib/videos/video-view'

export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 wide:grid-cols-[6rem_minmax(0,1fr)]">
    {children}
  </dl>
)

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-second">{name}</dt>
    <dd className="figures min-w-0 break-words">{children}</dd>
  </>
)

export const Quiet = ({ children }: { children: ReactNode }) => (
  <span className="text-second">{children}</span>
)

type Asked = Pick<
  VideoDetailView,
  'member' | 'createdAt' | 'project' | 'type' | 'providerMode' | 'settings'
>

type Props = {
  of: Asked
  /** ISO 8601. */
  now: string
  timeZone: string | null
}

/** Who asked for what, the same of a task and of what came of it. */
export const AskedFacts = ({ of, now, timeZone }: Props) => {
  const t = useTranslations('videos')
  const format = useFormat()
  const settings = settingsLine({ t, format }, of.settings)
  const avoid = of.settings.negativePrompt
  return (
    <>
      <Fact name={t('facts.by')}>
        {of.member.name}
        <Quiet>
          {' '}
          · <When at={of.createdAt} now={now} timeZone={timeZone} />
        </Quiet>
      </Fact>
      <Fact name={t('facts.project')}>{of.project.name}</Fact>
      <Fact name={t('facts.model')}>
        {typeLabel(t, of.type)}
        {of.providerMode === 'emulated' && <Quiet> · {t('facts.demo')}</Quiet>}
      </Fact>
      {settings && <Fact name={t('facts.settings')}>{settings}</Fact>}
      {avoid && (
        <Fact name={t('facts.avoid')}>
          <PromptText text={avoid} />
        </Fact>
      )}
    </>
  )
}
