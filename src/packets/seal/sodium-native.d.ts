/** The part of sodium-native that packets use; the package carries no types. Results are written into the first argument. */
declare module 'sodium-native' {
  interface Sodium {
    /** Writes message.length + 16 bytes; returns that number. */
    crypto_aead_chacha20poly1305_ietf_encrypt(
      cipher: Uint8Array,
      message: Uint8Array,
      additional: Uint8Array | null,
      secretNonce: null,
      nonce: Uint8Array,
      key: Uint8Array,
    ): number
    /** Writes cipher.length − 16 bytes; throws when the tag is wrong. */
    crypto_aead_chacha20poly1305_ietf_decrypt(
      message: Uint8Array,
      secretNonce: null,
      cipher: Uint8Array,
      additional: Uint8Array | null,
      nonce: Uint8Array,
      key: Uint8Array,
    ): number
  }
  const sodium: Sodium
  export = sodium
}
