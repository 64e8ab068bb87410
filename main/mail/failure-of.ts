/** What went wrong with a mail server, in the words that a person can do something with. Text of the server is not passed on. */
import type { MailFailure } from './messages.ts'

/** Codes of Node, OpenSSL, BoringSSL and the library. */
const byCode: Readonly<Record<string, MailFailure>> = {
  CERT_HAS_EXPIRED: 'certificate_expired',
  CERT_NOT_YET_VALID: 'certificate_expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_other_host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate_unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate_unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate_unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate_unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate_unknown',
  CERT_UNTRUSTED: 'certificate_unknown',
  CERT_REVOKED: 'certificate_unknown',
  CERT_SIGNATURE_FAILURE: 'certificate_unknown',
  INVALID_CA: 'certificate_unknown',
  INVALID_PURPOSE: 'certificate_unknown',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls_too_old',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls_too_old',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not_encrypted',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not_encrypted',
  ERR_SSL_HTTP_REQUEST: 'not_encrypted',
  STARTTLS_INJECTION: 'not_encrypted',
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  CONNECT_TIMEOUT: 'too_slow',
  GREETING_TIMEOUT: 'too_slow',
  UPGRADE_TIMEOUT: 'too_slow',
  ETIMEDOUT: 'too_slow',
  ETIMEOUT: 'too_slow',
  LineTooLarge: 'not_understood',
  LiteralTooLarge: 'not_understood',
  ResponseTooLarge: 'not_understood',
  TooManyTokens: 'not_understood',
  TooManyResponses: 'not_understood',
  InvalidResponse: 'not_understood',
  ResponseProcessingFailed: 'not_understood',
}

/** `fallback` where the code says nothing: before the login a server that hangs up refuses, after it the line was cut. */
export function failureOf(error: unknown, fallback: MailFailure): MailFailure {
  if (!isErrorLike(error)) return fallback
  if (error['authenticationFailed'] === true) return 'login_refused'
  const { code } = error
  if (typeof code === 'string' && code in byCode) return byCode[code] ?? fallback
  if (typeof code === 'string' && code.startsWith('ParserError')) return 'not_understood'
  const under = failureOf(error['_err'] ?? error['cause'], fallback)
  if (under !== fallback) return under
  return error['tlsFailed'] === true ? 'not_encrypted' : fallback
}

function isErrorLike(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
