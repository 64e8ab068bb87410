/** The part of edtf 4 that is used; the package ships no types. */
declare module 'edtf' {
  interface Extended {
    readonly type: string
    /** First and last millisecond that the text covers; infinite where it is open. */
    readonly min: number
    readonly max: number
    readonly edtf: string
  }
  const edtf: (text: string, constraints?: { readonly level?: 0 | 1 | 2 }) => Extended
  export { edtf as default }
}
