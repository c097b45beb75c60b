import { z } from 'zod'

/**
 * What goes wrong on purpose. Switched on by the control server only; each fault is used up
 * after `times` matches, or stays until it is cleared. The first that matches is taken.
 */

const match = z.strictObject({
  type: z.string().optional(),
  /** Part of the prompt. */
  prompt: z.string().optional(),
  taskId: z.string().optional(),
})

const common = {
  times: z.int().positive().optional(),
  match: match.default({}),
}

const anywhere = z.enum(['create', 'status', 'cdn'])

const faultSchema = z.discriminatedUnion('kind', [
  /** On create: how long the task takes, by the emulator's clock. Elsewhere: a late answer. */
  z.strictObject({
    ...common,
    kind: z.literal('latency'),
    on: anywhere.default('create'),
    ms: z.number().min(0).optional(),
    factor: z.number().min(0).optional(),
  }),
  /** The task ends in FAILED. `refund: false` keeps the money and reports it as consumed. */
  z.strictObject({
    ...common,
    kind: z.literal('failure'),
    on: z.literal('create').default('create'),
    message: z.string().default('Generation failed'),
    refund: z.boolean().default(true),
    afterMs: z.number().min(0).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('rate_limited'),
    on: anywhere.default('create'),
    /** As sent in the header: seconds or a date. Null sends none. */
    retryAfter: z.union([z.string(), z.number()]).nullable().default(1),
  }),
  /** `charged` on create: the task is accepted and paid before the answer goes wrong. */
  z.strictObject({
    ...common,
    kind: z.literal('internal_error'),
    on: anywhere.default('create'),
    charged: z.boolean().default(false),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('reset'),
    on: anywhere.default('create'),
    charged: z.boolean().default(true),
  }),
  /** On status: the answer's address is past its time already. On cdn: answered as expired. */
  z.strictObject({
    ...common,
    kind: z.literal('expired_url'),
    on: z.enum(['status', 'cdn']).default('cdn'),
  }),
])

export type Fault = z.infer<typeof faultSchema>
export type FaultPlace = Fault['on']
type Kind = Fault['kind']

/** What a request is about, as far as it is known. */
export type Subject = { type?: string; prompt?: string; taskId?: string }

export type Faults = {
  /** @throws z.ZodError for what is not a fault or a list of them; then nothing is added. */
  add(input: unknown): void
  list(): Fault[]
  clear(): void
  /** Takes the first fault of one of these kinds that waits at this place, and uses it up by one. */
  take<K extends Kind>(
    place: FaultPlace,
    subject: Subject,
    kinds: readonly K[],
  ): Extract<Fault, { kind: K }> | undefined
}

const isAbout = (fault: Fault, subject: Subject) =>
  (fault.match.type === undefined || fault.match.type === subject.type) &&
  (fault.match.taskId === undefined || fault.match.taskId === subject.taskId) &&
  (fault.match.prompt === undefined || (subject.prompt ?? '').includes(fault.match.prompt))

export const createFaults = (): Faults => {
  let waiting: Fault[] = []
  const isOneOf = <K extends Kind>(
    fault: Fault,
    kinds: readonly K[],
  ): fault is Extract<Fault, { kind: K }> => (kinds as readonly Kind[]).includes(fault.kind)
  return {
    add: (input) => {
      waiting.push(...z.array(faultSchema).parse(Array.isArray(input) ? input : [input]))
    },
    list: () => waiting,
    clear: () => {
      waiting = []
    },
    take: (place, subject, kinds) => {
      for (const fault of waiting) {
        if (fault.on !== place || !isOneOf(fault, kinds) || !isAbout(fault, subject)) continue
        if (fault.times !== undefined) fault.times -= 1
        waiting = waiting.filter(({ times }) => times !== 0)
        return fault
      }
      return undefined
    },
  }
}
