/** The roles, strongest first. */
export const ROLES = ['owner', 'admin', 'member', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Who may do what. The only place that knows. */
export const PERMISSIONS = {
  'workspace:read': ['owner', 'admin', 'member', 'viewer'],
  'tasks:submit': ['owner', 'admin', 'member'],
  'inputs:write': ['owner', 'admin', 'member'],
  'inputs:change-any': ['owner', 'admin'],
  'projects:write': ['owner', 'admin', 'member'],
  'collections:write': ['owner', 'admin', 'member'],
  'videos:decide': ['owner', 'admin', 'member'],
  // One's own, into the trash and back; for good only those who answer for all of it.
  'videos:trash': ['owner', 'admin', 'member'],
  'videos:trash-any': ['owner', 'admin'],
  'videos:purge': ['owner', 'admin'],
  'comments:write': ['owner', 'admin', 'member'],
  'comments:delete-any': ['owner', 'admin'],
  'shares:make': ['owner', 'admin', 'member'],
  'shares:revoke-any': ['owner', 'admin'],
  'presets:use': ['owner', 'admin', 'member'],
  'presets:change-shared': ['owner', 'admin'],
  'screenings:lead': ['owner', 'admin', 'member'],
  'views:save': ['owner', 'admin', 'member'],
  'views:remove-shared': ['owner', 'admin'],
  'tasks:decide-any': ['owner', 'admin'],
  'credits:grant': ['owner', 'admin'],
  'credits:adjust': ['owner'],
  'ledger:audit': ['owner'],
  'provider:resume': ['owner', 'admin'],
  'storage:test': ['owner', 'admin'],
  'tokens:manage-any': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

export const may = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role)
