import { useTranslations } from 'next-intl'

/** Under the top bar for as long as Kling is emulated. */
export const DemoLine = () => (
  <p className="flex h-7 items-center justify-center border-b bg-raised px-4 text-center text-second text-xs">
    {useTranslations('shell')('demo')}
  </p>
)
