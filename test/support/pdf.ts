/** PDF files made by hand: one object after another, with a cross-reference table that fits. */

/** @param objects the body of each object from number 1 on; object 1 is the catalogue. */
export function pdfOf(objects: readonly (string | Buffer)[]): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = pieces[0]?.length ?? 0
  for (const [i, body] of objects.entries()) {
    const piece = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
    places.push(at)
    pieces.push(piece)
    at += piece.length
  }
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...pieces, Buffer.from(end)]))
}

export function streamOf(content: string | Uint8Array, entries = ''): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

/** Pages of one line each at the given heights; more entries go into the catalogue, more objects behind the pages. */
export function pdfPages(
  pages: readonly string[],
  catalogue = '',
  more: readonly (string | Buffer)[] = [],
  resources = '',
): Uint8Array<ArrayBuffer> {
  const first = 4 + more.length
  const kids = pages.map((_page, i) => `${first + 2 * i} 0 R`).join(' ')
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue}>>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents ${first + 2 * i + 1} 0 R >>`,
      streamOf(content),
    ]),
  ])
}

export function lineAt(height: number, text: string, left = 72): string {
  return `BT /F1 12 Tf ${left} ${height} Td (${text}) Tj ET\n`
}
