'use client'
import { Avatar } from '@/components/ui/avatar'
import { Menu } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

type Props = { workspace: string; name: string; email: string }

export const ViewerMenu = ({ workspace, name, email }: Props) => (
  <Menu
    label={`Account menu of ${name}`}
    trigger={<Avatar name={name} />}
    heading={
      <>
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-third text-xs">{email}</p>
      </>
    }
    items={[
      // On a narrow screen the bar below has no room for it.
      { label: 'Settings', href: `/w/${workspace}/settings` },
      { label: 'Account', href: '/account' },
      { label: 'Sign out', onSelect: () => void signOut() },
    ]}
  />
)
