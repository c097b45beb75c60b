'use client'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Menu } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

type Props = { workspace: string; name: string; email: string }

export const ViewerMenu = ({ workspace, name, email }: Props) => {
  const t = useTranslations('shell')
  const auth = useTranslations('auth')
  return (
    <Menu
      label={t('accountMenu', { name })}
      trigger={<Avatar name={name} />}
      heading={
        <>
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-third text-xs">{email}</p>
        </>
      }
      items={[
        // On a narrow screen the bar below has no room for these.
        { label: t('nav.inputs'), href: `/w/${workspace}/inputs` },
        { label: t('nav.settings'), href: `/w/${workspace}/settings` },
        { label: t('account'), href: '/account' },
        { label: auth('signOut'), onSelect: () => void signOut() },
      ]}
    />
  )
}
