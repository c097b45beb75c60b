import type { WorkspaceScope } from '@/lib/workspaces/access'
import { may } from '@/lib/workspaces/roles'

/** Whose inputs a member may rename and remove. */
export const mayChange = (scope: WorkspaceScope): 'none' | 'own' | 'any' => {
  if (may(scope.role, 'inputs:change-any')) return 'any'
  return may(scope.role, 'inputs:write') ? 'own' : 'none'
}

/** An input, as far as it is the member's to change. */
export const changeableBy = (scope: WorkspaceScope, inputId: string) => ({
  workspaceId: scope.workspaceId,
  inputId,
  userId: mayChange(scope) === 'any' ? null : scope.userId,
})
