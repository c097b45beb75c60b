import { z } from 'zod'

/**
 * How often what goes wrong under the hostile personality: shares of 0–1, unless a name says
 * otherwise. Of the rates of one group at most one strikes a request, so a group's sum stays
 * below 1; those under `told` are drawn each on its own.
 */

const share = (usual: number) => z.number().min(0).max(1).default(usual)

export const ratesSchema = z.strictObject({
  /** Of each POST. */
  create: z
    .strictObject({
      resetAfterAccept: share(0.1),
      resetBeforeAccept: share(0.05),
      /** Any 5xx but 521–523, and HTTP 200 with code 500, in any shape. */
      internalError: share(0.05),
      /** Of `internalError` and `hang`: the task was accepted and charged all the same. */
      chargedShare: share(0.5),
      /** 521–523 from the edge: never accepted. */
      unreachable: share(0.02),
      /** 429, or HTTP 200 with code 429; Retry-After is absent, small, past or nonsense. */
      rateLimited: share(0.05),
      /** 429 that asks for an hour. */
      rateLimitedLong: share(0),
      /** Accepted, and the answer is a page, empty, cut or of a wrong length. */
      garbage: share(0.02),
      /** Accepted, and the answer holds no id, or another task's. */
      oddId: share(0.02),
      /** Accepted, and the id stands in another place: `legible` in the truth. */
      misplacedId: share(0),
      hang: share(0.01),
      /** Answered whole, but slowly. */
      drip: share(0.01),
    })
    .prefault({}),
  /** Of each status request. */
  status: z
    .strictObject({
      /** Any 5xx, an edge's page with HTTP 200, HTTP 200 with code 500. */
      error: share(0.05),
      rateLimited: share(0.03),
      garbage: share(0.03),
      reset: share(0.03),
      hang: share(0.005),
      drip: share(0.01),
      notFound: share(0.02),
      otherTask: share(0.02),
    })
    .prefault({}),
  /** What a status answer says, when one comes. */
  told: z
    .strictObject({
      /** Another word of the same meaning; while it runs also unknown, missing, null, a number. */
      oddWord: share(0.3),
      /** Done or failed, told by a word that nobody knows, or by none. */
      unknownWord: share(0.05),
      /** The addresses in another shape. */
      oddResponse: share(0.3),
      /** Done without an address. */
      emptyResponse: share(0.05),
      /** An address with nothing behind it before the right one. */
      deadFirst: share(0.05),
      expiredUrl: share(0.05),
      regressed: share(0.05),
      extraFields: share(0.1),
      /** Of tasks: 404 at the first one to three requests. */
      notFoundAtFirst: share(0.05),
      /** Of tasks: credits as strings, missing, or wrong until the task has ended. */
      oddCredits: share(0.15),
      /** Of tasks: wrong credits at the end too. The books then differ for good. */
      wrongCredits: share(0),
    })
    .prefault({}),
  /** Of each accepted task. */
  ending: z
    .strictObject({
      failureRefunded: share(0.05),
      /** The credits stay consumed, and the answer says so. */
      failureKept: share(0.02),
      /** Failed by moderation after `lateFactor` times the usual time, refunded. */
      lateModeration: share(0.02),
      /** Takes `stuckFactor` times the usual time, then is done. */
      stuck: share(0.02),
      /** Never ends. */
      stuckForever: share(0),
    })
    .prefault({}),
  /** Of each download. */
  cdn: z
    .strictObject({
      /** 404, 403 or 410. */
      dead: share(0.03),
      expired: share(0.02),
      error: share(0.03),
      rateLimited: share(0.02),
      reset: share(0.03),
      slow: share(0.03),
      stalled: share(0.02),
      /** A reset in the middle. */
      cut: share(0.05),
      /** Fewer bytes than the length says. */
      short: share(0.03),
      /** A page, a JPEG, nothing, or half a film, with a length that agrees. */
      wrongFile: share(0.05),
      /** Noise in the middle of a film: nothing on the outside tells. */
      damaged: share(0),
      rangeIgnored: share(0.05),
      rangeElsewhere: share(0.03),
      redirect: share(0.03),
      redirectPrivate: share(0.02),
    })
    .prefault({}),
  /** How often each evil may strike one prompt (create) or one task (else): so that all ends. */
  mostPerTask: z.int().min(0).default(3),
  /** Real milliseconds. */
  hangMs: z.number().min(0).default(2_000),
  /** Real milliseconds. */
  dripMs: z.number().min(0).default(1_000),
  lateFactor: z.number().min(0).default(3),
  stuckFactor: z.number().min(0).default(10),
})

export type Rates = z.infer<typeof ratesSchema>
/** Whatever is left out keeps its default. */
export type RatesInput = z.input<typeof ratesSchema>
