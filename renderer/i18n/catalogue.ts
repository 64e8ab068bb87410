/** Types drawn from the Dutch catalogue: a key that does not exist, or a placeholder that is not filled, does not compile. */
import type { nl } from './nl.ts'

export type TextKey = keyof typeof nl
type Plural = { readonly one: string; readonly other: string }
/** A part of the catalogue in another language: every key, in the same form. */
export type CatalogueOf<Part> = { readonly [K in keyof Part]: Part[K] extends string ? string : Plural }
export type NotesOf<Part> = Readonly<Record<keyof Part, string>>
export type Catalogue = CatalogueOf<typeof nl>

type Placeholder<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never
type NamesIn<T> = T extends string
  ? Placeholder<T>
  : T extends Plural
    ? Placeholder<T['one']> | Placeholder<T['other']>
    : never
/** Texts with nothing to fill in: names of actions, headings. */
export type PlainKey = { [K in TextKey]: NamesIn<(typeof nl)[K]> extends never ? K : never }[TextKey]
/** What a text needs: `count` is a number, for the plural form; everything else is words already formatted. */
type ValuesOf<K extends TextKey> = { readonly [N in NamesIn<(typeof nl)[K]>]: N extends 'count' ? number : string }
export type Translate = <K extends TextKey>(
  key: K,
  ...values: NamesIn<(typeof nl)[K]> extends never ? [] : [values: ValuesOf<K>]
) => string
