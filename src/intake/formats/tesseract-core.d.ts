/** The part of Tesseract's API that is used here; the package ships no types. Emscripten modules resolve to their namespace. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface TessBaseAPI {
    /** @returns 0 when the languages were loaded. */
    Init(dataPath: string | null, languages: string, engineMode: number): number
    SetVariable(name: string, value: string): boolean
    /** @returns 0 when the file `/input` could be decoded. */
    SetImageFile(exif: number, angle: number): number
    Recognize(monitor: null): number
    GetTSVText(page: number): string
    GetHOCRText(page: number): string
    End(): void
  }
  interface Core {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void }
    readonly TessBaseAPI: new () => TessBaseAPI
  }
  // eslint-disable-next-line no-restricted-syntax -- the package exports it so
  export default function load(options: {
    wasmBinary: Uint8Array
    locateFile: (file: string) => string
    print: (line: string) => void
    printErr: (line: string) => void
  }): Promise<Core>
}
