import { askStudio, type Question } from '@/components/ui/ask-studio'

export const inputsAddress = (workspace: string, rest = ''): string =>
  `/api/w/${encodeURIComponent(workspace)}/inputs${rest}`

/** A question about the inputs of a workspace. @throws AskError */
export const askInputs = <T>(
  address: string,
  question: Omit<Question, 'unreachable'> = {},
): Promise<T> => askStudio<T>(address, { ...question, unreachable: 'inputs.unreachable' })
