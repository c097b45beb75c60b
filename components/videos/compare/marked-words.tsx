import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { scriptLang } from '@/lib/script-lang'
import type { Run } from '@/lib/videos/compare-words'

/** A text in which the words that the other one lacks are underlined, and named to who listens. */
export const MarkedWords = ({ runs }: { runs: Run[] }) => {
  const t = useTranslations('compare')
  const text = runs.map((run) => run.text).join('')
  if (!text) return <span className="text-third">{t('none')}</span>
  const own = runs.filter(({ differs }) => differs).map((run) => run.text.trim())
  const lang = scriptLang(text)
  return (
    <>
      <p lang={lang} className="whitespace-pre-wrap break-words">
        {runs.map(({ text, differs }, at) =>
          differs ? (
            <Fragment key={at}>
              <mark className="bg-pressed text-ink underline decoration-2 underline-offset-3">
                {text.trimEnd()}
              </mark>
              {text.slice(text.trimEnd().length)}
            </Fragment>
          ) : (
            text
          ),
        )}
      </p>
      {own.length > 0 && (
        <p className="sr-only">
          {t('onlyHere')} <span lang={lang}>{own.join(' … ')}</span>
        </p>
      )}
    </>
  )
}
