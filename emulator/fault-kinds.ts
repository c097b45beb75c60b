import { z } from 'zod'

/** Every way in which something can go wrong on purpose, as the control server takes it. */

const match = z.strictObject({
  type: z.string().optional(),
  /** Part of the prompt. */
  prompt: z.string().optional(),
  taskId: z.string().optional(),
})

const common = {
  /** Used up after so many; without it the fault stays until it is cleared. */
  times: z.int().positive().optional(),
  /** How often it strikes where it matches, 0–1. Drawn by the seed and the subject. */
  probability: z.number().min(0).max(1).optional(),
  match: match.default({}),
}

const anywhere = z.enum(['create', 'status', 'cdn'])
const milliseconds = z.number().min(0)

/** As sent in the header: seconds, any text, or an HTTP date so far from now. Null sends none. */
const retryAfter = z
  .union([z.string(), z.number(), z.strictObject({ inMs: z.number() })])
  .nullable()

export const ERROR_SHAPES = [
  /** `{ code: "CODE", message }` */
  'documented',
  /** `{ code: 500, message }` */
  'numeric',
  /** `{ error: { code, message } }` */
  'nested',
  /** `{ error: "CODE" }` */
  'bare',
  /** `{ detail: message }` */
  'detail',
  /** HTTP 200 carrying `{ code: 500, message }` */
  'wrapped',
  /** The page of an edge. */
  'html',
  'text',
  'empty',
  /** The first half of the documented one. */
  'truncated',
] as const

const shape = z.enum(ERROR_SHAPES).default('documented')

/** Of what a running, done or failed task's answer says. */
const when = z.enum(['running', 'done', 'failed', 'any']).default('any')

export const faultSchema = z.discriminatedUnion('kind', [
  /** On create: how long the task takes, by the emulator's clock. Elsewhere: a late answer. */
  z.strictObject({
    ...common,
    kind: z.literal('latency'),
    on: anywhere.default('create'),
    ms: milliseconds.optional(),
    factor: z.number().min(0).optional(),
  }),
  /**
   * The task ends in FAILED, after `afterMs`, or after its usual time by `factor`.
   * `refund: false` keeps the money and reports it as consumed.
   */
  z.strictObject({
    ...common,
    kind: z.literal('failure'),
    on: z.literal('create').default('create'),
    message: z.string().default('Generation failed'),
    refund: z.boolean().default(true),
    afterMs: milliseconds.optional(),
    factor: z.number().min(0).optional(),
  }),
  /** The task never ends, or after `afterMs` of the emulator's clock. */
  z.strictObject({
    ...common,
    kind: z.literal('stuck'),
    on: z.literal('create').default('create'),
    afterMs: milliseconds.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('rate_limited'),
    on: anywhere.default('create'),
    retryAfter: retryAfter.default(1),
    shape,
  }),
  /** `charged` on create: the task is accepted and paid before the answer goes wrong. */
  z.strictObject({
    ...common,
    kind: z.literal('internal_error'),
    on: anywhere.default('create'),
    charged: z.boolean().default(false),
  }),
  /** Any status in any shape, with `charged` as above. */
  z.strictObject({
    ...common,
    kind: z.literal('error'),
    on: anywhere.default('create'),
    status: z.int().min(200).max(599).default(500),
    code: z.string().default('INTERNAL_ERROR'),
    message: z.string().default('Something went wrong'),
    shape,
    retryAfter: retryAfter.default(null),
    charged: z.boolean().default(false),
  }),
  /** The connection breaks without an answer. */
  z.strictObject({
    ...common,
    kind: z.literal('reset'),
    on: anywhere.default('create'),
    charged: z.boolean().default(true),
  }),
  /** No answer for `ms` of real time, then the connection is closed. */
  z.strictObject({
    ...common,
    kind: z.literal('hang'),
    on: anywhere.default('create'),
    ms: milliseconds.default(2_000),
    charged: z.boolean().default(true),
  }),
  /** The right answer, spoilt on its way. On create the task is accepted and paid. */
  z.strictObject({
    ...common,
    kind: z.literal('garbled'),
    on: anywhere.default('create'),
    how: z.enum([
      /** HTTP 200 with the page of an edge instead. */
      'html',
      'empty',
      /** The first half, and a length that agrees with it. */
      'truncated',
      /** The whole length, half of the body, then a reset. */
      'cut',
      /** The whole length, half of the body, then the end of the connection. */
      'short',
      /** Half of the length, the whole body. */
      'understated',
      /** Half of the body, then silence for `ms`, then a reset. */
      'stalled',
      /** All of it, little by little over `ms`. */
      'drip',
      /** The body twice. */
      'doubled',
    ]),
    /** Real time. */
    ms: milliseconds.default(2_000),
  }),
  /** The task is accepted and paid, but its id does not stand where it should. */
  z.strictObject({
    ...common,
    kind: z.literal('odd_id'),
    on: z.literal('create').default('create'),
    how: z.enum([
      'missing',
      'empty',
      'null',
      /** A number that is no task's id. */
      'number',
      /** The id of an earlier task of the account; missing when there is none. */
      'other_task',
      /** `data.id` */
      'renamed',
      /** `task_id` beside `data` */
      'top_level',
    ]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('odd_credits'),
    on: z.enum(['create', 'status']).default('status'),
    when,
    how: z.enum(['missing', 'null', 'string', 'wrong']),
    /** What `wrong` says; without it one more than the truth. */
    value: z.number().optional(),
  }),
  /** `status` is `word`, or is missing when there is none. */
  z.strictObject({
    ...common,
    kind: z.literal('odd_status'),
    on: z.literal('status').default('status'),
    when,
    word: z.union([z.string(), z.number()]).nullable().optional(),
  }),
  /** Of a task that is done. */
  z.strictObject({
    ...common,
    kind: z.literal('odd_response'),
    on: z.literal('status').default('status'),
    shape: z.enum([
      'null',
      'missing',
      /** `[]` */
      'empty',
      /** The URL itself. */
      'string',
      /** The documented array, as JSON in a string. */
      'json_string',
      /** `{ url }` */
      'object',
      /** An object in an object in an array, and the address of a poster. */
      'nested',
      /** `[{ url }]` */
      'objects',
      /** An address with nothing behind it, then the right one. */
      'dead_first',
      'duplicates',
    ]),
  }),
  /** A task that has ended is told as running. */
  z.strictObject({
    ...common,
    kind: z.literal('regressed'),
    on: z.literal('status').default('status'),
  }),
  /** The answer is about another task of the account, or about one that nobody knows. */
  z.strictObject({
    ...common,
    kind: z.literal('other_task'),
    on: z.literal('status').default('status'),
  }),
  /** 404, as if the task had not come about. */
  z.strictObject({
    ...common,
    kind: z.literal('unknown_task'),
    on: z.literal('status').default('status'),
  }),
  /** Fields that nobody documented; numbers as strings. */
  z.strictObject({
    ...common,
    kind: z.literal('extra_fields'),
    on: z.enum(['create', 'status']).default('status'),
  }),
  /** On status: the answer's address is past its time already. On cdn: answered as expired. */
  z.strictObject({
    ...common,
    kind: z.literal('expired_url'),
    on: z.enum(['status', 'cdn']).default('cdn'),
  }),
  /** Something else under the film's address, with HTTP 200 and a length that agrees. */
  z.strictObject({
    ...common,
    kind: z.literal('wrong_file'),
    on: z.literal('cdn').default('cdn'),
    what: z.enum([
      'page',
      'empty',
      /** A JPEG that calls itself an MP4. */
      'image',
      /** The first half of the film. */
      'truncated',
      /** The film with noise in its middle. */
      'damaged',
    ]),
  }),
  /** Strikes only a request that asks for a range. */
  z.strictObject({
    ...common,
    kind: z.literal('odd_range'),
    on: z.literal('cdn').default('cdn'),
    how: z.enum([
      /** HTTP 200 and the whole film. */
      'ignored',
      /** HTTP 206 with the beginning instead, and a Content-Range that says so. */
      'elsewhere',
      /** The right Content-Range over bytes that stand 16 earlier. */
      'shifted',
    ]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('redirect'),
    on: z.literal('cdn').default('cdn'),
    /** `real`: the film after all; `private`: an address in somebody's own network; or a URL. */
    to: z.string().default('real'),
  }),
])

export type Fault = z.infer<typeof faultSchema>
export type FaultKind = Fault['kind']
export type FaultPlace = Fault['on']
export type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>

/** A fault with its defaults filled in. @throws z.ZodError */
export const fault = (input: z.input<typeof faultSchema>): Fault => faultSchema.parse(input)
