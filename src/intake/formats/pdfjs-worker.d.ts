/** The library ships no types for its worker half. Loading it puts the handler on `globalThis`, where the display half looks for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
