import type { Integration } from '../../catalog/integration.ts';
import type { Problem } from '../rule.ts';
export type TileKey = 'overview' | 'configuration' | 'uninstallation' | 'support';
export declare const anchorMessages: {
    readonly misspelled: "Unexpected {{anchor}}: {{path}} has no such heading, expected `#{{nearest}}`";
    readonly dangling: "Unexpected {{anchor}}: {{path}} has no such heading, add it or correct the anchor";
    readonly unreadable: "{{path}} cannot be searched for {{anchor}}: {{reason}}";
    readonly noFile: "Expected a file before {{anchor}}, found none: write `README.md` before it";
};
/** The fault of an anchor that leads to no heading, unless a rule about the README speaks of the heading that is missing. */
export declare function anchorProblem(integration: Integration, key: TileKey): Promise<Problem<keyof typeof anchorMessages> | undefined>;
