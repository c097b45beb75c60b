import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Library } from '@/components/inputs/library'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('inputs'))('title'),
})

type Props = { params: Promise<{ workspace: string }> }

const InputsPage = async ({ params }: Props) => {
  const { slug, role } = await loadScope((await params).workspace)
  const t = await getTranslations('inputs')
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Library
        workspace={slug}
        canUpload={may(role, 'inputs:write')}
        canUse={may(role, 'tasks:submit')}
      />
    </>
  )
}

export default InputsPage
