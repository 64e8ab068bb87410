/** Ids are branded, so that a mix-up does not compile. All are UUIDs; records are version 7. */
import { z } from 'zod'

const uuid = () => z.uuid()
export const SignalId = uuid().brand<'SignalId'>()
export type SignalId = z.infer<typeof SignalId>
export const OriginalId = uuid().brand<'OriginalId'>()
export type OriginalId = z.infer<typeof OriginalId>
export const ExtractId = uuid().brand<'ExtractId'>()
export type ExtractId = z.infer<typeof ExtractId>
export const OriginId = uuid().brand<'OriginId'>()
export type OriginId = z.infer<typeof OriginId>
export const MentionId = uuid().brand<'MentionId'>()
export type MentionId = z.infer<typeof MentionId>
export const StatementId = uuid().brand<'StatementId'>()
export type StatementId = z.infer<typeof StatementId>
export const EntityId = uuid().brand<'EntityId'>()
export type EntityId = z.infer<typeof EntityId>
export const RelationId = uuid().brand<'RelationId'>()
export type RelationId = z.infer<typeof RelationId>
export const DecisionId = uuid().brand<'DecisionId'>()
export type DecisionId = z.infer<typeof DecisionId>
export const CaseId = uuid().brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const TaskId = uuid().brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>
export const QuarantineId = uuid().brand<'QuarantineId'>()
export type QuarantineId = z.infer<typeof QuarantineId>
export const RecipientId = uuid().brand<'RecipientId'>()
export type RecipientId = z.infer<typeof RecipientId>
export const PacketId = uuid().brand<'PacketId'>()
export type PacketId = z.infer<typeof PacketId>
export const PacketItemId = uuid().brand<'PacketItemId'>()
export type PacketItemId = z.infer<typeof PacketItemId>
export const UserId = uuid().brand<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const RecordId = uuid().brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>
/** One act of import. */
export const ImportId = uuid().brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>
/** A list whose rows are in memory. */
export const ListId = uuid().brand<'ListId'>()
export type ListId = z.infer<typeof ListId>
/** One use, 60 seconds: files that a person picked or dropped. */
export const GrantId = uuid().brand<'GrantId'>()
export type GrantId = z.infer<typeof GrantId>
/** A mail box that is fetched. */
export const MailAccountId = uuid().brand<'MailAccountId'>()
export type MailAccountId = z.infer<typeof MailAccountId>
/** A folder on this computer that is watched. */
export const DropFolderId = uuid().brand<'DropFolderId'>()
export type DropFolderId = z.infer<typeof DropFolderId>
