/**
 * Where intake asks for mail. Behind it stands a process that knows one account, reaches one host, and sees neither the vault nor a
 * screen (security design §2). Its answers are as foreign as the messages in them.
 */

export interface MailSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte, or after STARTTLS. There is no third way. */
  readonly security: 'tls' | 'starttls'
  readonly user: string
  readonly auth: 'password' | 'xoauth2'
  readonly secret: string
  /** The organisation's own certificate authority, as PEM; null: those that are known everywhere. */
  readonly authority: string | null
}

export interface MailFolder {
  readonly path: string
  readonly messages: number
}

export interface MailMessage {
  readonly uid: number
  /** Its envelope sender, for keeping senders apart while reading; no claim about who wrote it. */
  readonly sender: string
  readonly sizeBytes: number
  /** As it lies there; null for one that is larger than a message may be. */
  readonly bytes: Uint8Array | null
}

/** One connection. Every call rejects with a MAIL_ code when it fails, and the connection is over then. */
export interface MailSession {
  folders(): Promise<readonly MailFolder[]>
  /** Opens it for reading only: nothing at the server changes. */
  select(folder: string): Promise<{ readonly uidValidity: string }>
  /** Numbers of the messages after this one, ascending. */
  after(uid: number): Promise<readonly number[]>
  /** The first of these, as many as fit in one answer, ascending; what is gone in the meantime is left out. */
  fetch(uids: readonly number[]): Promise<{ readonly messages: readonly MailMessage[]; readonly upTo: number }>
  /** Until the open folder gets something new, or the time is up. */
  wait(limitMs: number): Promise<void>
  /** Resolves when the process is gone. */
  close(): Promise<void>
}

/** Rejects with a MAIL_ code. */
export type OpenMail = (settings: MailSettings) => Promise<MailSession>
