/** The files that parser cells ask for by name, laid out as their reader expects them (src/intake/supplies.ts). */
import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { RecognitionLanguage } from '../../src/contract/recognition.ts'

const packages = resolve(import.meta.dirname, '../../node_modules')

/** Installed folders whose files are handed on as they are; the bundles do not tell of them. */
export const suppliedPackages: readonly string[] = [
  'pdfjs-dist',
  'tesseract.js-core',
  ...RecognitionLanguage.options.map(language => `@tesseract.js-data/${language}`),
].map(name => `node_modules/${name}`)

/** @param into absolute folder that exists. */
export function copySupplies(into: string): void {
  cpSync(join(packages, 'pdfjs-dist/cmaps'), join(into, 'character-maps'), {
    recursive: true,
    filter: file => !file.endsWith('LICENSE'),
  })
  for (const folder of ['pdf-decoders', 'recognition']) mkdirSync(join(into, folder), { recursive: true })
  for (const name of ['jbig2.wasm', 'openjpeg.wasm', 'qcms_bg.wasm'])
    cpSync(join(packages, 'pdfjs-dist/wasm', name), join(into, 'pdf-decoders', name))
  cpSync(join(packages, 'tesseract.js-core/tesseract-core-simd-lstm.wasm'), join(into, 'recognition/engine.wasm'))
  for (const language of RecognitionLanguage.options) {
    const name = `${language}.traineddata.gz`
    cpSync(join(packages, `@tesseract.js-data/${language}/4.0.0_best_int`, name), join(into, 'recognition', name))
  }
}
