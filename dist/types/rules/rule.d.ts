import type { Integration } from '../catalog/integration.ts';
import type { ExportedClient } from '../platform/exported-client.ts';
import type { Answer } from '../platform/published.ts';
import type { Edit, IntegrationStatus, Location, Severity } from '../report.ts';
export interface Rule<Message extends string = string> {
    /** `group/name`, the same as its file, its test and its page. */
    readonly id: string;
    readonly severity: Severity;
    readonly docs: {
        /** One sentence: what is right. */
        readonly description: string;
        /** URL of the Datadog page that asks for it. */
        readonly source: string;
    };
    /** Texts with `{{placeholders}}`: no full stop, the way out in one short clause. */
    readonly messages: Readonly<Record<Message, string>>;
    readonly fixable: boolean;
    /** Whether it has anything to say about this integration. Folders without a manifest are asked only `catalog/no-manifest`. */
    applies?(integration: Integration): boolean;
    check(context: RuleContext<Message>): void | Promise<void>;
}
/** What the user decided about a rule for an integration. */
export type SeverityOf = (rule: Pick<Rule, 'id' | 'severity'>, integration: {
    readonly path: string;
    readonly name: string;
}) => Severity | 'off';
export interface Problem<Message extends string = string> {
    readonly messageId: Message;
    /** Values for the placeholders. */
    readonly data?: Readonly<Record<string, string | number>>;
    readonly at: Location;
    readonly fix?: readonly (Edit | undefined)[];
}
export interface RuleContext<Message extends string = string> {
    readonly integration: Integration;
    /** The integration as the base has it; absent when there is no base, or the integration is new. */
    readonly before?: Integration;
    /** Whether the base has it; `unknown` without a base. */
    readonly status: IntegrationStatus;
    /** What the sources say of its published app_uuid. */
    readonly published: readonly Answer[];
    /** Its OAuth client as an exported app manifest has it, where one was given that carries it. */
    readonly exported?: ExportedClient;
    /** Folders of the same catalog by the app_uuid (lower case) that their manifests carry, this one included. */
    readonly appUuids: () => Promise<ReadonlyMap<string, readonly string[]>>;
    report(problem: Problem<Message>): void;
    /** Says that something could not be checked. */
    unchecked(reason: string): void;
    /** Keeps a text out of the report: every message of the run shows `[redacted]` in its place. */
    conceal(secret: string): void;
}
export declare function defineRule<const Message extends string>(rule: Omit<Rule<Message>, 'fixable'> & {
    readonly fixable?: boolean;
}): Rule;
/** The rule's page, for a person. */
export declare function helpUrl(id: string): string;
/** Fills the placeholders; a value that is missing stays visible as its placeholder. */
export declare function formatMessage(template: string, data?: Problem['data']): string;
