/** The pages of all copies in one row: the reading copy first, then the files, counted as the contract counts them. */
export interface PreviewFile {
  readonly path: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly firstPage: number
  readonly pages: number
}
export interface Preview<Id extends string = string> {
  readonly packet: Id
  readonly recipient: string
  readonly tagmanifest: string
  readonly pages: number
  readonly seen: readonly number[]
  readonly files: readonly PreviewFile[]
}
export interface Sheet<Id extends string = string> {
  readonly key: string
  readonly of: Preview<Id>
  readonly file: PreviewFile
  /** Number in the copy: what opening it is recorded under. */
  readonly page: number
  readonly pageInFile: number
  readonly isSeen: boolean
  /** Drawn here; of another kind of file only what it is can be said. */
  readonly isPdf: boolean
}

export function sheetsOf<Id extends string>(previews: readonly Preview<Id>[]): Sheet<Id>[] {
  return previews.flatMap(of =>
    of.files.flatMap(file =>
      Array.from({ length: file.pages }, (_, at) => {
        const page = file.firstPage + at
        return {
          key: `${of.packet} ${page}`,
          of,
          file,
          page,
          pageInFile: at + 1,
          isSeen: of.seen.includes(page),
          isPdf: file.mediaType === 'application/pdf' && !file.path.includes('/original/'),
        }
      }),
    ),
  )
}

/** The item that a file belongs to; null for the reading copy of the whole. */
export function itemOf({ path }: PreviewFile): number | null {
  const [, number] = /^data\/items\/(\d+)\//.exec(path) ?? []
  return number === undefined ? null : Number(number)
}
