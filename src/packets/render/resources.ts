/** The template and the fonts of the reading copy, read once. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Defect } from '../../contract/errors.ts'
import { ownFamily } from './fonts.ts'

export interface RenderResources {
  /** `resources/packet/packet.typ`. */
  readonly template: string
  readonly fonts: readonly Uint8Array[]
}

const template = 'resources/packet/packet.typ'
/**
 * Noto Sans for Latin, Greek and Cyrillic; Vazirmatn for Arabic script: its letters are whole, so that a name can be found in
 * the text of the PDF, where Noto Naskh builds them from parts. Noto Naskh stands behind it for rare letters.
 */
const fontFiles = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/500Medium/NotoSans_500Medium.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  'vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-ethiopic/600SemiBold/NotoSansEthiopic_600SemiBold.ttf',
]

/** Looks upwards from `from` for the folder that has both; in a checkout and in a package that is the root of the program. */
export function loadRenderResources(from: string = dirname(fileURLToPath(import.meta.url))): RenderResources {
  const find = (path: string) => readFileSync(join(rootWith(from, path), path))
  return {
    template: find(template).toString('utf8'),
    fonts: fontFiles.map(file => ownFamily(find(`node_modules/@expo-google-fonts/${file}`))),
  }
}

function rootWith(from: string, path: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return folder
    if (dirname(folder) === folder) throw new Defect('UNREACHABLE', { details: { kind: path } })
  }
}
