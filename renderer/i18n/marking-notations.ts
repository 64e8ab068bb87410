/** Markings as they stand at the head of a document, the same in every language; the code list has them in full. */
export const markingNotations: Readonly<Record<string, string>> = { dep_v: 'Dep. VERTROUWELIJK' }
