import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'

/** The way to the trash, where the list of videos ends or is narrowed. */
export const TrashLink = ({ workspace }: { workspace: string }) => (
  <ButtonLink href={`/w/${workspace}/trash`} variant="quiet" prefetch={false}>
    <Trash2 className="size-4" aria-hidden />
    {useTranslations('trash')('title')}
  </ButtonLink>
)
