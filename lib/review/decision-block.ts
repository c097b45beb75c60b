/** Why nothing can be decided about a video now: it is not for the viewer, or it is deleted. */
export type DecisionBlock = 'refused' | 'deleted'

export const decisionBlock = (canDecide: boolean, isTrashed: boolean): DecisionBlock | null => {
  if (isTrashed) return 'deleted'
  return canDecide ? null : 'refused'
}
