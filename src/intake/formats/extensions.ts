/** What a name or a declared media type claims. A claim decides nothing but whether it is flagged (IMP-08), scripts excepted. */
import type { Claim } from './document.ts'

/** Extension → kind, as `signatures.ts` and `choose-format.ts` name kinds. */
const extensions: Readonly<Record<string, string>> = {
  ...{
    eml: 'eml',
    mht: 'eml',
    mhtml: 'eml',
    mbox: 'mbox',
    txt: 'txt',
    text: 'txt',
    log: 'txt',
    md: 'txt',
    csv: 'csv',
    tsv: 'csv',
    tab: 'csv',
  },
  ...{
    html: 'html',
    htm: 'html',
    xhtml: 'html',
    svg: 'html',
    xml: 'xml',
    json: 'json',
    geojson: 'json',
    ics: 'ics',
    vcf: 'vcf',
    pdf: 'pdf',
    zip: 'zip',
    gz: 'gz',
  },
  ...{
    doc: 'doc',
    xls: 'doc',
    ppt: 'doc',
    msg: 'msg',
    oft: 'msg',
    docx: 'docx',
    docm: 'docx',
    dotx: 'docx',
    xlsx: 'xlsx',
    xlsm: 'xlsx',
    pptx: 'pptx',
  },
  ...{
    rtf: 'rtf',
    odt: 'odt',
    ods: 'ods',
    odp: 'odt',
    ott: 'odt',
    ots: 'ods',
    png: 'png',
    jpg: 'jpg',
    jpeg: 'jpg',
    gif: 'gif',
    bmp: 'bmp',
    tif: 'tif',
    tiff: 'tif',
  },
  ...{
    webp: 'webp',
    heic: 'heic',
    avif: 'avif',
    jp2: 'jp2',
    ico: 'ico',
    mp3: 'mp3',
    mp4: 'mp4',
    wav: 'wav',
    tar: 'tar',
    tgz: 'gz',
    '7z': '7z',
  },
  ...{
    rar: 'rar',
    cab: 'cab',
    iso: 'iso',
    bz2: 'bz2',
    xz: 'xz',
    exe: 'exe',
    dll: 'exe',
    scr: 'exe',
    com: 'exe',
    pst: 'pst',
    ost: 'pst',
  },
}

const mediaTypes: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'text/html': 'html',
  'application/json': 'json',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/directory': 'vcf',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

const scripts =
  /^(bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|cjs|wsf|wsh|hta|reg|url|desktop|sh|bash|zsh|csh|command|py|pyw|pl|rb|php|scf|inf|gadget|jar|msc|cpl|applescript|scpt|appref-ms|library-ms|settingcontent-ms|website|webloc|lnk|pif|scr|com|vb|ws)$/

export function extensionOf(name: string): string {
  return /\.([^./\\\s]{1,20})\s*$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The name speaks before the declared type: mail programs declare anything as `application/octet-stream`. */
export function claimedKind(claim: Claim): string | null {
  const extension = extensionOf(claim.name)
  if (Object.hasOwn(extensions, extension)) return extensions[extension] ?? null
  const declared = claim.declaredType ?? ''
  return Object.hasOwn(mediaTypes, declared) ? (mediaTypes[declared] ?? null) : null
}

/** True for names that a computer runs when somebody opens them. */
export function isScriptName(name: string): boolean {
  return scripts.test(extensionOf(name))
}
