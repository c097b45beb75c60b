import { useTranslations } from 'next-intl'

const CreditsLoading = () => (
  <div className="mx-auto max-w-5xl space-y-8 px-3 py-5 wide:px-5 wide:py-8">
    <p role="status" className="sr-only">
      {useTranslations('credits')('loading')}
    </p>
    <div className="h-[1.375rem] w-16 rounded-xs bg-raised" />
    <div className="flex gap-10">
      <div className="h-13 w-32 rounded-xs bg-raised" />
      <div className="h-13 w-40 rounded-xs bg-raised" />
    </div>
    <div className="h-96 rounded-md bg-panel" />
  </div>
)

export default CreditsLoading
