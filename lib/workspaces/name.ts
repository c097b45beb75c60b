import { oneLineName } from '@/lib/one-line-name'

/** The name of a workspace, a project, a shot, a token or a preset. */
export const nameSchema = oneLineName('errors.workspaces.giveName')
