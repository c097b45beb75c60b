import type en from '@/messages/en.json'

export type Messages = typeof en

/** A sentence of messages/en.json, named by its whole path: "errors.signedOut". */
export type MessageKey = PathIn<Messages>

type PathIn<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${PathIn<T[Key]>}`
}[keyof T & string]

export type SaidValues = Record<string, string | number | Date>

/**
 * Something to be said to a person in their language: which sentence, and what stands in its gaps.
 * Everything below the edges says things like that, and knows no language.
 */
export type Said = { key: MessageKey; values?: SaidValues }

export const say = (key: MessageKey, values?: SaidValues): Said =>
  values ? { key, values } : { key }

/** Beside the fields that caused them; keys are field names as the form calls them. */
export type SaidFields = Record<string, Said>

/** The sentence that a text names, where it looks like a key: what a schema carries is only text. */
export const saidByKey = (text: string): Said | null =>
  /^[a-z]\w*(\.\w+)+$/.test(text) ? { key: text as MessageKey } : null

/** For schemas: the key as text, checked by the compiler. */
export const messageKey = (key: MessageKey): string => key
