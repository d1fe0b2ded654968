export declare function isNil(uuid: string): boolean;
/** Whether a UUID was made up: samples that everybody copies, few different digits, digits that count up. */
export declare function isMadeUp(uuid: string): boolean;
