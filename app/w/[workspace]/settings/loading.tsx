import { useTranslations } from 'next-intl'

const SettingsLoading = () => (
  <div className="mx-auto max-w-5xl space-y-10 px-3 py-5 wide:px-5 wide:py-8">
    <p role="status" className="sr-only">
      {useTranslations('settings')('loading')}
    </p>
    <div className="h-7 w-24 rounded-xs bg-raised" />
    <div className="h-13 max-w-prose rounded-xs bg-raised" />
    <div className="h-64 rounded-md bg-panel" />
  </div>
)

export default SettingsLoading
