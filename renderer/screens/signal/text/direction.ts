/** Which way a paragraph runs and in which language it is spoken, by its own letters. The source's direction marks have no say. */

/** By the first letter that has a direction, as a browser does for `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{L}/u.exec(
    text,
  )?.[0]
  return (
    first !== undefined &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
  )
}

/** What the document declares, unless the letters say that it cannot be. Undefined where nobody can tell. */
export function languageOf({ language }: { readonly language: string | null }): (words: string) => string | undefined {
  return words => {
    const isLatin = !/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Ethiopic}]/u.test(words)
    if (isLatin) return language ?? 'nl'
    if (language !== null && !/^(nl|en|de|fr)\b/i.test(language)) return language
    return /\p{Script=Arabic}/u.test(words) ? 'ar' : /\p{Script=Hebrew}/u.test(words) ? 'he' : undefined
  }
}
